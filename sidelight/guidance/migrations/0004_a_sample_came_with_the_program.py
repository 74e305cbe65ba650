from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0003_articles"),
    ]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="is_sample",
            field=models.BooleanField(
                default=False,
                help_text="While this is ticked, the article says so at its top, and who agreed to it here.",
                verbose_name="Sample text that came with the program",
            ),
        ),
    ]

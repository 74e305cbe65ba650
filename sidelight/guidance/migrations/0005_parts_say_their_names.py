import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0004_a_sample_came_with_the_program"),
    ]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 0),
                    ("text", 1),
                    ("callout", 4),
                    ("steps", 7),
                    ("question", 10),
                    ("help", 12),
                    ("quotation", 15),
                    ("picture", 18),
                    ("film", 19),
                ],
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "icon": "title",
                            "label": "Heading",
                            "max_length": 80,
                            "template": "guidance/parts/heading.html",
                        },
                    ),
                    1: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "link", "ul"],
                            "icon": "pilcrow",
                            "label": "Text",
                            "template": "guidance/parts/text.html",
                        },
                    ),
                    2: ("wagtail.blocks.CharBlock", (), {"label": "Title", "max_length": 80}),
                    3: ("wagtail.blocks.TextBlock", (), {"label": "Words", "max_length": 600}),
                    4: ("wagtail.blocks.StructBlock", [[("title", 2), ("words", 3)]], {}),
                    5: ("wagtail.blocks.TextBlock", (), {"label": "Step", "max_length": 400}),
                    6: (
                        "wagtail.blocks.ListBlock",
                        (5,),
                        {"label": "One by one", "max_num": 12, "min_num": 2},
                    ),
                    7: ("wagtail.blocks.StructBlock", [[("title", 2), ("steps", 6)]], {}),
                    8: ("wagtail.blocks.CharBlock", (), {"label": "Question", "max_length": 160}),
                    9: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {"features": ["bold", "link", "ul"], "label": "Answer"},
                    ),
                    10: ("wagtail.blocks.StructBlock", [[("question", 8), ("answer", 9)]], {}),
                    11: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "No telephone numbers: those come from the list of help, which is checked.",
                            "label": "Words",
                            "max_length": 400,
                        },
                    ),
                    12: ("wagtail.blocks.StructBlock", [[("words", 11)]], {}),
                    13: ("wagtail.blocks.TextBlock", (), {"label": "Words", "max_length": 400}),
                    14: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Who said it", "max_length": 80},
                    ),
                    15: ("wagtail.blocks.StructBlock", [[("words", 13), ("who", 14)]], {}),
                    16: ("wagtail.images.blocks.ImageBlock", [], {"label": "Which picture"}),
                    17: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Caption", "max_length": 160, "required": False},
                    ),
                    18: ("wagtail.blocks.StructBlock", [[("picture", 16), ("caption", 17)]], {}),
                    19: ("sidelight.guidance.models.blocks.FilmBlock", ("guidance.Film",), {}),
                },
                verbose_name="Article",
            ),
        ),
    ]

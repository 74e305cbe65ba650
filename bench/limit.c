/* The limit: what this machine can do when a room has no rules at all.

   One thread, epoll, WebSocket. Whatever came is appended to a file and made durable with one
   fdatasync; then it is acknowledged and passed on to the room. No sign-in, no rules, no screening,
   no database. Speaks just enough of docs/live-protocol.md. `limit PORT FILE`; answers on 127.0.0.1
   alone, and ends when its standard input does. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST_LINES 20000
#define MOST_ROOMS 4096
#define IN_BYTES 20000

typedef struct { char *at; size_t size, room; } Text;
typedef struct Line { int fd, open, room, dirty; size_t in_size; char *in; Text out; struct Line *next; } Line;
typedef struct { char name[32]; Line *first; uint64_t seq; } Room;
typedef struct { Line *from; int room; uint64_t seq; size_t id, text; int id_size, text_size; } Said;

static Room rooms[MOST_ROOMS];
static int rooms_count, waits, disk;
static Text log_text;
static Said said[65536];
static int said_count;
static Line *dirty[MOST_LINES];
static int dirty_count;

static void add(Text *text, const void *bytes, size_t size) {
  if (text->size + size > text->room) {
    text->room = (text->size + size) * 2 + 256;
    text->at = realloc(text->at, text->room);
    if (!text->at) exit(1);
  }
  memcpy(text->at + text->size, bytes, size);
  text->size += size;
}

static uint32_t turn(uint32_t word, int by) { return word << by | word >> (32 - by); }

static void sha1(const char *words, size_t size, unsigned char *out) {
  unsigned char all[192] = {0};
  size_t whole = (size + 9 + 63) / 64 * 64;
  uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  memcpy(all, words, size);
  all[size] = 0x80;
  for (int i = 0; i < 8; i++) all[whole - 1 - i] = (unsigned char)((uint64_t)size * 8 >> (8 * i));
  for (size_t at = 0; at < whole; at += 64) {
    uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 16; i++) { memcpy(&w[i], all + at + 4 * i, 4); w[i] = ntohl(w[i]); }
    for (int i = 16; i < 80; i++) w[i] = turn(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
      uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 ? b ^ c ^ d
                 : i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
      uint32_t t = turn(a, 5) + f + e + k + w[i];
      e = d; d = c; c = turn(b, 30); b = a; a = t;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e;
  }
  for (int i = 0; i < 5; i++) { uint32_t n = htonl(h[i]); memcpy(out + 4 * i, &n, 4); }
}

static void base64(const unsigned char *from, int size, char *to) {
  static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (int i = 0; i < size; i += 3) {
    uint32_t n = from[i] << 16 | (i + 1 < size ? from[i + 1] << 8 : 0) | (i + 2 < size ? from[i + 2] : 0);
    *to++ = letters[n >> 18]; *to++ = letters[n >> 12 & 63];
    *to++ = i + 1 < size ? letters[n >> 6 & 63] : '=';
    *to++ = i + 2 < size ? letters[n & 63] : '=';
  }
  *to = 0;
}

static void leave(Line *line) {
  if (line->room >= 0)
    for (Line **at = &rooms[line->room].first; *at; at = &(*at)->next)
      if (*at == line) { *at = line->next; break; }
  line->room = -1;
  if (line->fd >= 0) { epoll_ctl(waits, EPOLL_CTL_DEL, line->fd, NULL); close(line->fd); }
  line->fd = -1;
}

static void send_out(Line *line) {
  while (line->fd >= 0 && line->out.size) {
    ssize_t went = send(line->fd, line->out.at, line->out.size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (went < 0 && errno != EAGAIN) { leave(line); return; }
    if (went > 0) { memmove(line->out.at, line->out.at + went, line->out.size - went); line->out.size -= went; }
    if (went <= 0 || line->out.size) break;
  }
  struct epoll_event wanted = {EPOLLIN | (line->out.size ? EPOLLOUT : 0), {.ptr = line}};
  if (line->fd >= 0) epoll_ctl(waits, EPOLL_CTL_MOD, line->fd, &wanted);
}

static void put(Line *line, const char *words, size_t size) {
  unsigned char head[4] = {0x81, (unsigned char)size};
  if (line->fd < 0) return;
  if (size >= 126) { head[1] = 126; head[2] = size >> 8; head[3] = size & 255; }
  add(&line->out, head, size < 126 ? 2 : 4);
  add(&line->out, words, size);
  if (!line->dirty) { line->dirty = 1; dirty[dirty_count++] = line; }
}

static int room_called(const char *name, size_t size) {
  char kept[32] = {0};
  memcpy(kept, name, size < 31 ? size : 31);
  for (int i = 0; i < rooms_count; i++) if (!strcmp(rooms[i].name, kept)) return i;
  if (rooms_count == MOST_ROOMS) exit(1);
  strcpy(rooms[rooms_count].name, kept);
  return rooms_count++;
}

static void shake_hands(Line *line) {
  char *end = memmem(line->in, line->in_size, "\r\n\r\n", 4);
  if (!end) return;
  *end = 0;
  char *key = strstr(line->in, "Sec-WebSocket-Key: "), *room = strstr(line->in, "/rooms/");
  char joined[100], answer[300], sum64[40];
  unsigned char sum[20];
  if (!key || !room) { leave(line); return; }
  snprintf(joined, sizeof joined, "%.24s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key + 19);
  sha1(joined, strlen(joined), sum);
  base64(sum, 20, sum64);
  int size = snprintf(answer, sizeof answer, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      "Connection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n", sum64);
  line->room = room_called(room + 7, strcspn(room + 7, "/ "));
  line->next = rooms[line->room].first;
  rooms[line->room].first = line;
  line->open = 1;
  add(&line->out, answer, size);
  size_t used = end + 4 - line->in;
  memmove(line->in, line->in + used, line->in_size -= used);
  send_out(line);
}

/* Find the value of a field; fine for messages of our own making, whose words need no escapes. */
static char *field(char *in, size_t size, const char *name, int *length) {
  char *at = memmem(in, size, name, strlen(name));
  if (!at) return NULL;
  at += strlen(name);
  char *end = memchr(at, '"', in + size - at);
  *length = end ? (int)(end - at) : 0;
  return end ? at : NULL;
}

static void take(Line *line, char *words, size_t size) {
  char answer[400];
  int id_size, text_size;
  Room *room = &rooms[line->room];
  if (memmem(words, size, "\"type\":\"hello\"", 14)) {
    int length = snprintf(answer, sizeof answer, "[{\"type\":\"welcome\",\"room\":\"%s\",\"state\":{\"phase\":\"open\","
      "\"holding\":\"open\"},\"channels\":{\"room\":%lu}}]", room->name, (unsigned long)room->seq);
    put(line, answer, length);
    return;
  }
  if (!memmem(words, size, "\"type\":\"say\"", 12) || said_count == 65536) return;
  char *id = field(words, size, "\"id\":\"", &id_size), *text = field(words, size, "\"text\":\"", &text_size);
  if (!id || !text) return;
  Said *one = &said[said_count++];
  *one = (Said){line, line->room, ++room->seq, log_text.size, 0, id_size, text_size};
  add(&log_text, id, id_size);
  add(&log_text, " ", 1);
  one->text = log_text.size;
  add(&log_text, text, text_size);
  add(&log_text, "\n", 1);
}

static void read_in(Line *line) {
  ssize_t got = recv(line->fd, line->in + line->in_size, IN_BYTES - line->in_size - 1, MSG_DONTWAIT);
  if (got == 0 || (got < 0 && errno != EAGAIN)) { leave(line); return; }
  if (got > 0) line->in_size += got;
  if (!line->open) shake_hands(line);
  size_t at = 0;
  while (line->fd >= 0 && line->open && line->in_size - at >= 6) {
    unsigned char *in = (unsigned char *)line->in + at;
    size_t size = in[1] & 127, head = 6;
    if (size == 126) { size = in[2] << 8 | in[3]; head = 8; }
    if (size == 127 || size + head >= IN_BYTES || (in[0] & 15) == 8) { leave(line); return; }
    if (line->in_size - at < head + size) break;
    for (size_t i = 0; i < size; i++) in[head + i] ^= in[head - 4 + i % 4];
    take(line, (char *)in + head, size);
    at += head + size;
  }
  if (at) memmove(line->in, line->in + at, line->in_size -= at);
}

static void write_and_pass_on(void) {
  static Text frame;
  char piece[200];
  for (size_t at = 0; at < log_text.size;) {
    ssize_t went = write(disk, log_text.at + at, log_text.size - at);
    if (went <= 0) exit(1);
    at += went;
  }
  if (said_count && fdatasync(disk)) exit(1);
  for (int i = 0; i < said_count; i++) {
    Said *one = &said[i];
    frame.size = 0;
    add(&frame, piece, snprintf(piece, sizeof piece, "[{\"type\":\"said\",\"ch\":\"room\",\"seq\":%lu,\"from\":\"x\",\"text\":\"", (unsigned long)one->seq));
    add(&frame, log_text.at + one->text, one->text_size);
    add(&frame, "\"}]", 3);
    for (Line *line = rooms[one->room].first; line; line = line->next) put(line, frame.at, frame.size);
    int size = snprintf(piece, sizeof piece, "[{\"type\":\"ack\",\"id\":\"%.*s\",\"ch\":\"room\",\"seq\":%lu}]",
                        one->id_size, log_text.at + one->id, (unsigned long)one->seq);
    put(one->from, piece, size);
  }
  said_count = 0;
  log_text.size = 0;
  for (int i = 0; i < dirty_count; i++) { dirty[i]->dirty = 0; send_out(dirty[i]); }
  dirty_count = 0;
}

int main(int count, char **words) {
  if (count != 3) return 2;
  int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), yes = 1;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(words[1]))};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  disk = open(words[2], O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (disk < 0 || bind(door, (void *)&here, sizeof here) || listen(door, 4096)) return 1;
  waits = epoll_create1(0);
  struct epoll_event wanted = {EPOLLIN, {.ptr = NULL}}, ended = {EPOLLIN, {.ptr = &waits}}, found[512];
  epoll_ctl(waits, EPOLL_CTL_ADD, door, &wanted);
  epoll_ctl(waits, EPOLL_CTL_ADD, 0, &ended);
  for (;;) {
    int many = epoll_wait(waits, found, 512, -1);
    for (int i = 0; i < many; i++) {
      Line *line = found[i].data.ptr;
      if (line == (void *)&waits) return 0;
      if (!line) {
        int fd;
        while ((fd = accept4(door, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
          Line *new = calloc(1, sizeof *new);
          if (!new || !(new->in = malloc(IN_BYTES))) return 1;
          setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
          new->fd = fd; new->room = -1;
          struct epoll_event one = {EPOLLIN, {.ptr = new}};
          epoll_ctl(waits, EPOLL_CTL_ADD, fd, &one);
        }
        continue;
      }
      if (found[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR) && line->fd >= 0) read_in(line);
      if (found[i].events & EPOLLOUT && line->fd >= 0) send_out(line);
    }
    write_and_pass_on();
  }
}

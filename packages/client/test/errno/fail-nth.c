/*
 * Loaded before libc: makes the n-th call of one function fail that a program makes on sockets to one port. What fails is
 * told by a file of integers, which both sides read and write:
 *   0 port, 1 function, 2 how, 3 error, 4 n, 5 calls so far, 6 whether it has failed.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum function { NONE, SOCKET, CONNECT, CONNECTED, READ, WRITE, SETSOCKOPT, GETADDRINFO, EPOLL };
enum how { FAILS, ACTS_AND_FAILS, IS_SHORT, ENDS };

static volatile int *control;
static unsigned char ours[65536];

__attribute__((constructor)) static void load(void) {
  const char *path = getenv("FAIL_NTH_CONTROL");
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (memory != MAP_FAILED) control = memory;
  close(file);
}

static int is_hit(enum function function) {
  if (!control || control[1] != (int)function) return 0;
  control[5] += 1;
  if (control[5] != control[4]) return 0;
  control[6] = 1;
  return 1;
}

static int is_ours(int fd) { return fd >= 0 && fd < 65536 && ours[fd]; }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int failed(void) {
  errno = control[3];
  return -1;
}

int socket(int domain, int type, int protocol) {
  if (domain == AF_INET && (type & SOCK_STREAM) && is_hit(SOCKET)) return failed();
  return REAL(socket)(domain, type, protocol);
}

int connect(int fd, const struct sockaddr *address, socklen_t length) {
  const struct sockaddr_in *in = (const struct sockaddr_in *)address;
  if (control && address->sa_family == AF_INET && ntohs(in->sin_port) == control[0] && fd < 65536) {
    ours[fd] = 1;
    if (is_hit(CONNECT)) return failed();
  }
  return REAL(connect)(fd, address, length);
}

int getsockopt(int fd, int level, int name, void *value, socklen_t *length) {
  int result = REAL(getsockopt)(fd, level, name, value, length);
  if (level == SOL_SOCKET && name == SO_ERROR && is_ours(fd) && is_hit(CONNECTED)) *(int *)value = control[3];
  return result;
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t length) {
  /* Not the type of service: where that cannot be set, Node.js itself throws where nobody can catch it. */
  if (level != IPPROTO_IP && is_ours(fd) && is_hit(SETSOCKOPT)) return failed();
  return REAL(setsockopt)(fd, level, name, value, length);
}

ssize_t read(int fd, void *buffer, size_t size) {
  if (!is_ours(fd) || !is_hit(READ)) return REAL(read)(fd, buffer, size);
  if (control[2] == ENDS) return 0;
  if (control[2] == IS_SHORT) return REAL(read)(fd, buffer, 1);
  if (control[2] == ACTS_AND_FAILS) REAL(read)(fd, buffer, size);
  return failed();
}

ssize_t write(int fd, const void *buffer, size_t size) {
  if (!is_ours(fd) || !is_hit(WRITE)) return REAL(write)(fd, buffer, size);
  if (control[2] == IS_SHORT) return REAL(write)(fd, buffer, 1);
  if (control[2] == ACTS_AND_FAILS) (void)!REAL(write)(fd, buffer, size);
  return failed();
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!is_ours(fd) || !is_hit(WRITE)) return REAL(writev)(fd, parts, count);
  if (control[2] == IS_SHORT) return REAL(write)(fd, parts[0].iov_base, 1);
  if (control[2] == ACTS_AND_FAILS) (void)!REAL(writev)(fd, parts, count);
  return failed();
}

int close(int fd) {
  if (is_ours(fd)) ours[fd] = 0;
  return REAL(close)(fd);
}

int epoll_pwait(int epoll, struct epoll_event *events, int count, int timeout, const sigset_t *mask) {
  if (is_hit(EPOLL)) return failed();
  return REAL(epoll_pwait)(epoll, events, count, timeout, mask);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **result) {
  if (!node || strcmp(node, "starfish.test") != 0) return REAL(getaddrinfo)(node, service, hints, result);
  if (is_hit(GETADDRINFO)) return control[3];
  return REAL(getaddrinfo)("127.0.0.1", service, hints, result);
}

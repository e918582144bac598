// Writes down, in order, every write, truncation, removal and sync of the files in the folder $DISK_FOLDER, and what goes
// to standard output, into the file $DISK_RECORD. A test rebuilds from it what a power cut would have left at any moment.
// A record is four 64-bit words (kind, file, offset, length), then `length` bytes: content, or the path of kind 1 and 5.
// The index of a WAL (-shm) is shared memory that SQLite makes anew after a power cut; it is left out.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FILE_NAMED = 1, WRITTEN = 2, SYNCED = 3, SIZED = 4, REMOVED = 5, SAID = 6 };
enum { FILES = 4096 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int record_fd = -1;
static char folder[1024];
static uint64_t file_of[FILES];
static uint64_t names;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off64_t);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
    *(void **)&real_write = dlsym(RTLD_NEXT, "write");
    *(void **)&real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    *(void **)&real_open = dlsym(RTLD_NEXT, "open64");
    *(void **)&real_close = dlsym(RTLD_NEXT, "close");
    *(void **)&real_fsync = dlsym(RTLD_NEXT, "fsync");
    *(void **)&real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    *(void **)&real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    *(void **)&real_unlink = dlsym(RTLD_NEXT, "unlink");
    const char *path = getenv("DISK_RECORD"), *name = getenv("DISK_FOLDER");
    if (path && name && strlen(name) < sizeof folder) {
        strcpy(folder, name);
        record_fd = real_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    }
}

static void note(uint64_t kind, uint64_t file, uint64_t offset, const void *bytes, uint64_t length) {
    uint64_t head[4] = {kind, file, offset, length};
    struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, length}};
    if (writev(record_fd, parts, length ? 2 : 1) < 0) abort();
}

static int is_ours(const char *path) {
    size_t length = strlen(path);
    if (record_fd < 0 || strncmp(path, folder, strlen(folder)) != 0) return 0;
    return length < 4 || strcmp(path + length - 4, "-shm") != 0;
}

static uint64_t file(int fd) { return fd >= 0 && fd < FILES ? file_of[fd] : 0; }

static int opened(int fd, const char *path, int flags) {
    if (fd >= 0 && fd < FILES && is_ours(path) && (flags & O_ACCMODE) != O_RDONLY) {
        pthread_mutex_lock(&lock);
        file_of[fd] = ++names;
        note(FILE_NAMED, names, 0, path, strlen(path));
        pthread_mutex_unlock(&lock);
    }
    return fd;
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return opened(real_open(path, flags, mode), path, flags);
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return opened(real_open(path, flags, mode), path, flags);
}

int close(int fd) {
    if (fd >= 0 && fd < FILES) file_of[fd] = 0;
    return real_close(fd);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (record_fd < 0 || (fd != STDOUT_FILENO && !file(fd))) return real_write(fd, bytes, length);
    pthread_mutex_lock(&lock);
    off64_t place = fd == STDOUT_FILENO ? 0 : lseek64(fd, 0, SEEK_CUR);
    ssize_t done = real_write(fd, bytes, length);
    if (done > 0) note(fd == STDOUT_FILENO ? SAID : WRITTEN, file(fd), (uint64_t)place, bytes, (uint64_t)done);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t place) {
    if (!file(fd)) return real_pwrite(fd, bytes, length, place);
    pthread_mutex_lock(&lock);
    ssize_t done = real_pwrite(fd, bytes, length, place);
    if (done > 0) note(WRITTEN, file(fd), (uint64_t)place, bytes, (uint64_t)done);
    pthread_mutex_unlock(&lock);
    return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t place) { return pwrite64(fd, bytes, length, place); }

static int synced(int fd, int code) {
    if (code == 0 && file(fd)) {
        pthread_mutex_lock(&lock);
        note(SYNCED, file(fd), 0, 0, 0);
        pthread_mutex_unlock(&lock);
    }
    return code;
}

int fsync(int fd) { return synced(fd, real_fsync(fd)); }

int fdatasync(int fd) { return synced(fd, real_fdatasync(fd)); }

int ftruncate64(int fd, off64_t size) {
    if (file(fd)) {
        pthread_mutex_lock(&lock);
        note(SIZED, file(fd), (uint64_t)size, 0, 0);
        pthread_mutex_unlock(&lock);
    }
    return real_ftruncate(fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
    if (is_ours(path)) {
        pthread_mutex_lock(&lock);
        note(REMOVED, 0, 0, path, strlen(path));
        pthread_mutex_unlock(&lock);
    }
    return real_unlink(path);
}

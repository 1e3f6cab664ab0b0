/*
 * SQLCipher's amalgamation without its two exit hooks.
 *
 * When a process ends, SQLCipher frees its providers and its private heap, by atexit and once more by
 * .fini_array. Connections work on threads of their own: one that still reads finds its cipher gone,
 * and what should have been an end becomes a crash. The system takes the memory back by itself.
 */
#define atexit no_exit_hook
#define section(name) unused

#include "sqlcipher.c"

int no_exit_hook(void (*hook)(void)) {
    (void)hook;
    return 0;
}

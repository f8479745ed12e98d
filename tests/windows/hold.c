/* Holds a file as a virus scanner does: nobody else may open, rename or replace it for so many milliseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

int main(int count, char **words) {
  if (count != 3) return 2;
  HANDLE file = CreateFileA(words[1], GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
  if (file == INVALID_HANDLE_VALUE) return 1;
  puts("held");
  fflush(stdout);
  Sleep((DWORD)atoi(words[2]));
  CloseHandle(file);
  return 0;
}

# Flags that every target shares. Contraction is off because g++ fuses a*b+c
# even in standard mode, and a fused product is a different number.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# The cache knows paths below this folder only, so that one clone serves another.
find_program(CASUS_CCACHE ccache)
if(CASUS_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1
      ${CASUS_CCACHE})
endif()

add_library(casus_flags INTERFACE)
target_include_directories(casus_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(casus_flags INTERFACE CASUS_VERSION="${PROJECT_VERSION}")
target_compile_options(casus_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror -ffp-contract=off)
# g++ 12 warns wrongly of overlapping copies where strings are joined (GCC bug
# 105651, mended in 13).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(casus_flags INTERFACE -Wno-restrict)
endif()

# clang does not pass over libstdc++'s own use of what libstdc++ deprecates: every
# std::stable_sort would warn of std::get_temporary_buffer.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(casus_flags INTERFACE -Wno-deprecated-declarations)
endif()

option(CASUS_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
if(CASUS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(CASUS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

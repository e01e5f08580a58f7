# casus_room(NAME watch FLOOR 5 USES accord fact ... [LINKS external::target ...])
#
# One static library per room, made of every *.cc in casus/NAME that is not a
# test; every *_test.cc there becomes one test program, test_NAME. Configure
# fails if a room uses one that is not on a lower floor. The tool `floors` later
# compares the real #include lines with USES.
set(CASUS_ROOMS "" CACHE INTERNAL "rooms declared so far")
add_custom_target(unit_tests)  # every unit test program, and nothing else

# Where the repository lies, for whatever reads its files; and the main() of every test
# program. doctest's own code is most of its cost, so it
# is compiled once, and -O0 because nothing waits for it.
add_library(casus_source_dir STATIC EXCLUDE_FROM_ALL "${PROJECT_SOURCE_DIR}/tests/support/source_dir.cc")
target_link_libraries(casus_source_dir PRIVATE casus_flags)
target_compile_definitions(casus_source_dir PRIVATE CASUS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
add_library(doctest_main OBJECT EXCLUDE_FROM_ALL "${PROJECT_SOURCE_DIR}/tests/doctest_main.cc")
target_link_libraries(doctest_main PRIVATE casus_flags PUBLIC casus_source_dir)
target_compile_options(doctest_main PRIVATE -O0)

function(casus_room)
  cmake_parse_arguments(ROOM "" "NAME;FLOOR" "USES;LINKS" ${ARGN})
  foreach(used IN LISTS ROOM_USES)
    if(NOT used IN_LIST CASUS_ROOMS)
      message(FATAL_ERROR "room `${ROOM_NAME}` uses `${used}`, which is not declared above it")
    endif()
    if(NOT CASUS_FLOOR_${used} LESS ROOM_FLOOR)
      message(FATAL_ERROR "room `${ROOM_NAME}` (floor ${ROOM_FLOOR}) uses `${used}` "
                          "(floor ${CASUS_FLOOR_${used}}); a room uses lower floors only")
    endif()
  endforeach()
  set(CASUS_ROOMS "${CASUS_ROOMS};${ROOM_NAME}" CACHE INTERNAL "")
  set(CASUS_FLOOR_${ROOM_NAME} ${ROOM_FLOOR} CACHE INTERNAL "")

  set(folder "${PROJECT_SOURCE_DIR}/casus/${ROOM_NAME}")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cc")
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cc$")

  if(NOT sources)  # a room whose headers landed first
    set(sources "${CMAKE_BINARY_DIR}/empty.cc")
    file(WRITE "${sources}" "")
  endif()
  add_library(casus_${ROOM_NAME} STATIC ${sources})
  set_target_properties(casus_${ROOM_NAME} PROPERTIES LINKER_LANGUAGE CXX)
  list(TRANSFORM ROOM_USES PREPEND casus_)
  target_link_libraries(casus_${ROOM_NAME} PUBLIC ${ROOM_USES} fmt::fmt ${ROOM_LINKS}
                        PRIVATE casus_flags)

  if(CASUS_TESTS AND tests)
    add_executable(test_${ROOM_NAME} ${tests})
    target_link_libraries(test_${ROOM_NAME} PRIVATE casus_${ROOM_NAME} doctest_main casus_flags)
    add_test(NAME unit/${ROOM_NAME} COMMAND test_${ROOM_NAME})
    add_dependencies(unit_tests test_${ROOM_NAME})
  endif()
endfunction()

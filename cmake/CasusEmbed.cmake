# casus_embed(TARGET FOLDER): writes a source that holds the bytes of all files below
# the folder, under their paths there, as declared in casus/cli/embedded.h, and adds
# it to the target. The source is made again whenever a file changes.
function(casus_embed target folder)
  file(GLOB_RECURSE paths CONFIGURE_DEPENDS "${folder}/*")
  set(rows "")
  set(arrays "")
  set(index 0)
  foreach(path IN LISTS paths)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
    file(RELATIVE_PATH name "${folder}" "${path}")
    file(READ "${path}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
    string(APPEND arrays "constexpr char file_${index}[] = {${bytes}};\n")
    string(APPEND rows "    {\"${name}\", {file_${index}, sizeof file_${index}}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/embedded.cc" @ONLY CONTENT
"// Made by cmake/CasusEmbed.cmake.
#include \"casus/cli/embedded.h\"
namespace casus::cli {
namespace {
${arrays}constexpr EmbeddedFile files[] = {
${rows}};
}  // namespace
std::span<const EmbeddedFile> embedded_files() { return files; }
}  // namespace casus::cli
")
  target_sources(${target} PRIVATE "${CMAKE_BINARY_DIR}/embedded.cc")
endfunction()

# casus_embed_data(TARGET FILE HEADER FUNCTION): the bytes of one file as the function
# that HEADER declares, `std::string_view casus::ROOM::NAME()`. Made again whenever the
# file changes.
function(casus_embed_data target path header function)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
  file(READ "${path}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  get_filename_component(name "${path}" NAME_WE)
  set(made "${CMAKE_BINARY_DIR}/embedded_${name}.cc")
  file(CONFIGURE OUTPUT "${made}" @ONLY CONTENT
"// Made by cmake/CasusEmbed.cmake.
#include \"${header}\"
namespace {
constexpr char data[] = {${bytes}};
}  // namespace
std::string_view ${function}() { return {data, sizeof data}; }
")
  target_sources(${target} PRIVATE "${made}")
endfunction()

import TestSupport
import Testing

/// What the documents show is what happens.
@Suite struct DocumentTests {
  @Test func `the first exercise of CONTRIBUTING works as it is told`() throws {
    let outcome = try shell("Scripts/check-readme --scratch CONTRIBUTING.md")
    #expect(outcome.code == 0 && outcome.messages == "", "\(outcome.output)")
    #expect(outcome.output.contains(/^check-readme: [1-9]\d* commands, 0 differ\n$/))
  }

  /// The tool itself: files are written in their order, and what differs is told.
  @Test func `a document that shows something else is refused`() throws {
    let folder = try ScratchFolder()
    let document = """
      Save `no.txt` and this as `a/one.json`:

      ```json
      1
      ```
      ```console
      $ cat a/one.json
      1
      ```
      Now as `a/one.json`:
      ```jsonc
      2
      ```
      ```console
      $ cat a/one.json; ls
      2
      a
      ```
      Not a file, `b.json`: it stands in the line.
      ```json
      3
      ```
      """
    try folder.write(document, to: "sound.md")
    let sound = try shell("Scripts/check-readme --scratch \(folder.path)/sound.md")
    #expect(sound.code == 0 && sound.output == "check-readme: 2 commands, 0 differ\n")
    try folder.write(document.replacing("2\na\n", with: "2\n"), to: "wrong.md")
    let wrong = try shell("Scripts/check-readme --scratch \(folder.path)/wrong.md")
    #expect(wrong.code == 1 && wrong.output.contains("\n+a\n"))
    #expect(wrong.messages.contains("$ cat a/one.json; ls (exit 0) prints something else"))
    try folder.write("nothing", to: "empty.md")
    #expect(try shell("Scripts/check-readme \(folder.path)/empty.md").code == 1)
  }
}

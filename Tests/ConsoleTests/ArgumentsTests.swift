import Console
import Testing

@Suite struct ArgumentsTests {
  static let command = Command(
    "grade marks", summary: "Marks submissions.",
    options: [
      .init("format", letter: "f", value: "FORMAT", help: "How marks are written."),
      .init("only", value: "ID", isRepeatable: true, help: "Marks these exercises only."),
      .init("quiet", letter: "q", help: "Says less."),
      .init("help", letter: "h", endsReading: true, help: "Shows this text."),
    ],
    positionals: [.init("FILE", .oneOrMore, help: "The submissions.")])

  struct Case: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let expected: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: [String], _ expected: String) {
      self.arguments = arguments
      self.expected = expected
    }
  }

  /// What was read, option by option in the order of the declaration, or the error's sentence.
  static func report(_ command: Command, _ arguments: [String]) -> String {
    do throws(ArgumentError) {
      let read = try command.parse(arguments) { name, names in
        names.first { $0.hasPrefix(name.prefix(3)) }
      }
      let options = command.options.filter { read.has($0.name) }
        .map { "\($0.name)=\(read.values(of: $0.name).joined(separator: ","))" }
      return (options + read.positionals).joined(separator: " | ")
    } catch {
      return error.description
    }
  }

  static let cases: [Case] = [
    Case(["a"], "a"),
    Case(["a", "--format", "json", "b"], "format=json | a | b"),
    Case(["--format=json", "a"], "format=json | a"),
    Case(["--format=", "a"], "format= | a"),
    Case(["--format=a=b", "a"], "format=a=b | a"),
    Case(["-f", "json", "-q", "a"], "format=json | quiet= | a"),
    Case(["-fjson", "-q", "a"], "format=json | quiet= | a"),
    Case(["--only", "D.1", "--only=D.2", "a"], "only=D.1,D.2 | a"),
    Case(["--", "--format", "-q", "--"], "--format | -q | --"),
    Case(["-", "a"], "- | a"),
    Case(["--format", "-", "a"], "format=- | a"),
    Case(["--format", "-3", "a"], "format=-3 | a"),
    Case(["-h", "--nonsense"], "help="),
    Case(["--form", "x", "a"], "no option `--form`; did you mean `--format`?"),
    Case(
      ["-x", "a"],
      "no option `-x`; `--help` lists all, and `--` goes before a name with a dash."),
    Case(
      ["-3", "a"],
      "no option `-3`; `--help` lists all, and `--` goes before a name with a dash."),
    Case(["-quiet", "a"], "no option `-quiet`; did you mean `--quiet`?"),
    Case(["a", "--format"], "`--format` needs a value: `--format FORMAT`."),
    Case(["--format", "--quiet", "a"], "`--format` needs a value: `--format FORMAT`."),
    Case(["--format", "--", "a"], "`--format` needs a value: `--format FORMAT`."),
    Case(["--quiet=yes", "a"], "`--quiet` takes no value; remove `=yes`."),
    Case(["-q", "--quiet", "a"], "`--quiet` is given more than once; give it once."),
    Case(["-q"], "FILE is missing; `--help` shows the usage."),
    Case([], "FILE is missing; `--help` shows the usage."),
  ]

  @Test(arguments: cases)
  func argumentsAreSorted(_ sample: Case) {
    #expect(Self.report(Self.command, sample.arguments) == sample.expected)
  }

  @Test func positionalsAreCounted() {
    func command(_ counts: Command.Positional.Count...) -> Command {
      Command("x", summary: "", positionals: counts.map { .init("P", $0, help: "") })
    }
    let missing = "P is missing; `--help` shows the usage."
    let extra = "`c` is one argument too many; `--help` shows the usage."
    #expect(Self.report(command(), ["c"]) == extra)
    #expect(Self.report(command(.one), []) == missing)
    #expect(Self.report(command(.one, .one), ["a"]) == missing)
    #expect(Self.report(command(.one, .one), ["a", "b", "c"]) == extra)
    #expect(Self.report(command(.one, .optional), ["a"]) == "a")
    #expect(Self.report(command(.one, .optional), ["a", "b"]) == "a | b")
    #expect(Self.report(command(.one, .optional), ["a", "b", "c"]) == extra)
    #expect(Self.report(command(.any), []) == "")
    #expect(Self.report(command(.any), ["a", "b", "c"]) == "a | b | c")
    #expect(Self.report(command(.one, .oneOrMore), ["a"]) == missing)
  }

  @Test func negativeNumbersAreReadWhereTheCommandAllowsThem() {
    let command = Command(
      "x", summary: "", options: [.init("quiet", letter: "q", help: "")],
      positionals: [.init("X", .any, help: "")], allowsNegativeNumbers: true)
    #expect(Self.report(command, ["-3", "-0.5", "-.5", "-q"]) == "quiet= | -3 | -0.5 | -.5")
    #expect(Self.report(command, ["-x"]).hasPrefix("no option `-x`"))
    #expect(Self.report(command, ["-."]).hasPrefix("no option `-.`"))
  }

  @Test func theLastValueOfARepeatedOptionCounts() throws {
    let read = try Self.command.parse(["--only", "D.1", "--only", "D.2", "a"])
    #expect(read.value(of: "only") == "D.2")
    #expect(read.value(of: "format") == nil)
    #expect(read.values(of: "format") == [])
  }

  static let sample = Command(
    "grade marks",
    summary: "Marks submissions against the exercises that they touch, and says why.",
    options: [
      .init("format", letter: "f", value: "FORMAT", help: "How marks are written: text or json."),
      .init(
        "only", value: "ID", isRepeatable: true,
        help: "Marks these exercises only; the points of all others do not count."),
      .init("a-very-long-option-name-indeed", value: "NUMBER", help: "Stands on its own line."),
      .init("help", letter: "h", endsReading: true, help: "Shows this text."),
    ],
    positionals: [
      .init("FILE", help: "The submission ŷ."), .init("MORE", .any, help: "More submissions."),
    ])

  @Test func helpIsPinned() {
    let expected = """
      Usage: grade marks [options] FILE [MORE...]

      Marks submissions against the exercises that they touch, and
      says why.

      Arguments:
        FILE     The submission ŷ.
        MORE...  More submissions.

      Options:
        -f, --format FORMAT  How marks are written: text or json.
            --only ID        Marks these exercises only; the
                             points of all others do not count.
            --a-very-long-option-name-indeed NUMBER
                             Stands on its own line.
        -h, --help           Shows this text.

      """
    #expect(Self.sample.help(width: 60) == expected)
  }

  @Test func usageWrapsUnderItsCommand() {
    let command = Command(
      "grade", summary: "",
      positionals: [
        .init("SUBMISSION", help: ""), .init("EXERCISE", help: ""), .init("PART", help: ""),
      ])
    #expect(
      command.usage(width: 35) == "Usage: grade SUBMISSION EXERCISE\n       PART")
  }
}

import Batch
import Console
import Formats
import Grading
import Reports
import Synchronization

/// How many submissions of all Part D are marked in a second, in a class where every answer is another text
/// and in one where answers come again.
enum ClassBench {
  private static let coldCount = 200
  private static let warmCount = 4_000
  /// Of this many, one part in five is another text.
  private static let distinctShare = 5
  private static let largeCount = 1_000_000

  static func run() -> Bool {
    do {
      let answers = try ClassAnswers()
      let index = ExerciseIndex(try answers.files())
      let cold = (0..<coldCount).map { answers.submission($0) { student, _ in student } }
      measure("cold, one core", cold, index, cacheSize: 0, threads: 1, rounds: 1)
      shares(cold, index)
      let ranks = ZipfRanks(count: warmCount / distinctShare)
      let warm = (0..<warmCount).map { answers.submission($0) { ranks.rank(of: $0, $1) } }
      measure("20 % distinct, one core", warm, index, cacheSize: 256 << 20, threads: 1, rounds: 2)
      measure("20 % distinct, two cores", warm, index, cacheSize: 256 << 20, threads: 2, rounds: 2)
      large(index)
      return true
    } catch {
      print("bench: run it at the top of the checkout, where exercises/ and answers/ are")
      return false
    }
  }

  /// Marks a class some times with one cache, and prints the rate of each round.
  private static func measure(
    _ name: String, _ lines: [[UInt8]], _ index: ExerciseIndex, cacheSize: Int, threads: Int,
    rounds: Int
  ) {
    let cache = MarkCache(size: cacheSize) { MarksJSON.write($0) }
    let run = ClassRun(
      ClassMarker(index, only: nil, writesProofs: true), threads: threads, cache: cache)
    // The exercises are read before the clock starts.
    _ = mark(run) { $0 < 1 ? lines[0] : nil }
    for round in 1...rounds {
      let start = ContinuousClock.now
      let processor = Machine.processorTime
      let size = mark(run) { $0 < lines.count ? lines[$0] : nil }
      let rate = Double(lines.count) / seconds(since: start)
      let ofProcessor = Double(lines.count) / (Machine.processorTime - processor)
      let note = rounds == 1 ? "" : ", round \(round)"
      print(
        "class, \(name)\(note): \(decimalText(rate, places: 0)) submissions a second, "
          + "\(decimalText(ofProcessor, places: 0)) a second of processor time "
          + "(\(lines.count) of \(size / lines.count) bytes of results each)")
    }
  }

  /// Marks what a closure gives for 0, 1, … and answers the bytes of all results.
  private static func mark(_ run: ClassRun, _ line: @escaping @Sendable (Int) -> [UInt8]?) -> Int {
    let input = Mutex((intake: Intake(.distinct), next: 0))
    var size = 0
    try? run.run(
      next: {
        input.withLock { input in
          var items: [Admitted] = []
          while items.count < 16, let bytes = line(input.next) {
            input.next += 1
            let place = HandedIn.Place(file: nil, line: input.next)
            if let item = input.intake.admit(HandedIn(place, .bytes(bytes))) { items.append(item) }
          }
          return items.isEmpty ? nil : AdmittedChunk(items, upTo: input.intake.position)
        }
      },
      write: { outcome, _ in
        switch outcome {
        case .shared(_, let marks): MarksJSON.result(marks).compactBytes()
        case .marked(_, let mark): MarksJSON.result(mark).compactBytes()
        case .refused(let error): error.json.compactBytes()
        }
      }, deliver: { chunk, _ in for (_, bytes) in chunk.results { size += bytes.count } },
      pulse: {})
    return size
  }

  /// The shares of reading, marking and writing, each done for all submissions before the next begins.
  private static func shares(_ lines: [[UInt8]], _ index: ExerciseIndex) {
    let cache = MarkCache(size: 0) { MarksJSON.write($0) }
    let marker = ClassMarker(index, only: nil, writesProofs: true)
    if let first = try? Submission(lines[0]) { _ = try? marker.mark(first) }
    var start = ContinuousClock.now
    var intake = Intake(.distinct)
    var submissions: [Submission] = []
    for (number, line) in lines.enumerated() {
      _ = intake.admit(HandedIn(HandedIn.Place(file: nil, line: number + 1), .bytes(line)))
      if let submission = try? Submission(line) { submissions.append(submission) }
    }
    let reading = seconds(since: start)
    start = .now
    let marks = submissions.compactMap { try? marker.sharedMarks($0, cache: cache) }
    let marking = seconds(since: start)
    start = .now
    var size = 0
    for mark in marks { size += MarksJSON.result(mark).compactBytes().count }
    let writing = seconds(since: start)
    let all = reading + marking + writing
    func percent(_ part: Double) -> String { decimalText(100 * part / all, places: 1) + " %" }
    print(
      "class, shares of the time without a cache: reading \(percent(reading)), marking \(percent(marking)), "
        + "writing \(percent(writing)) (\(size) bytes)")
  }

  /// A million small submissions, and the most memory that this process had.
  private static func large(_ index: ExerciseIndex) {
    let cache = MarkCache(size: 64 << 20) { MarksJSON.write($0) }
    let run = ClassRun(
      ClassMarker(index, only: ["D.1"], writesProofs: true), threads: 2, cache: cache)
    let start = ContinuousClock.now
    _ = mark(run) { number in
      number < largeCount
        ? Array(#"{"student":"s\#(number)","answers":{"D.1":{"dot":\#(number % 1_000)}}}"#.utf8)
        : nil
    }
    let rate = Double(largeCount) / seconds(since: start)
    let memory = Machine.peakMemory.map { "\($0 >> 20) MiB" } ?? "an unknown amount"
    print(
      "class, \(largeCount) small submissions, two cores: \(decimalText(rate, places: 0)) a second, at most "
        + "\(memory) of memory in all benchmarks of this call")
  }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let time = start.duration(to: .now).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }
}

/// Answers to all of Part D, right and wrong ones, in as many different texts as are asked for.
private struct ClassAnswers: Sendable {
  private struct Part: Sendable {
    let exercise: String
    let id: String
    let right: JSON.Output
    let wrong: JSON.Output
  }

  private let parts: [Part]

  init() throws {
    let right = try JSON.read(try readFile("answers/perfect.json"), as: .strict)
    let wrong = try JSON.read(try readFile("answers/student.json"), as: .strict)
    var parts: [Part] = []
    for exercise in right["answers"]?.members ?? [] {
      for part in exercise.value.members ?? [] {
        let other = wrong["answers"]?[exercise.name]?[part.name] ?? part.value
        parts.append(
          Part(
            exercise: exercise.name, id: part.name, right: part.value.output, wrong: other.output))
      }
    }
    self.parts = parts
  }

  func files() throws -> [ExerciseFile] {
    try listFiles(under: "exercises/part-d").filter { $0.hasSuffix(".jsonc") }
      .map { ExerciseFile(name: $0, problemSet: "part-d", bytes: try readFile($0)) }
  }

  /// A line of a class.
  ///
  /// - Parameter variety: the number of the text that a student writes for a part; other numbers are other
  ///   texts. Of five numbers, two are wrong answers.
  func submission(_ student: Int, _ variety: (_ student: Int, _ part: Int) -> Int) -> [UInt8] {
    var exercises: [(name: String, value: [(name: String, value: JSON.Output)])] = []
    for (place, part) in parts.enumerated() {
      let number = variety(student, place)
      let answer = Self.spelled(number % 5 < 3 ? part.right : part.wrong, number)
      if exercises.last?.name != part.exercise { exercises.append((part.exercise, [])) }
      exercises[exercises.count - 1].value.append((part.id, answer))
    }
    return JSON.Output.object([
      (name: "student", value: .string("s\(student)")),
      (
        name: "answers",
        value: .object(exercises.map { (name: $0.name, value: .object($0.value)) })
      ),
    ]).compactBytes()
  }

  /// The answer with a number written into it by spaces, which makes it another text of the same meaning.
  private static func spelled(_ answer: JSON.Output, _ number: Int) -> JSON.Output {
    switch answer {
    case .string(let text): return .string(spaces(number) + text)
    case .number(let text): return .string(spaces(number) + text)
    case .array(let elements):
      guard let first = elements.first else { return answer }
      return .array([spelled(first, number)] + elements.dropFirst())
    default: return answer
    }
  }

  private static func spaces(_ number: Int) -> String {
    var bits = number + 1
    var text = ""
    while bits > 0 {
      text += bits & 1 == 0 ? " " : "\u{A0}"
      bits >>= 1
    }
    return text
  }
}

/// Draws by Zipf's law: rank r with a probability in proportion to 1/r.
private struct ZipfRanks: Sendable {
  private let sums: [Double]

  init(count: Int) {
    var sum = 0.0
    sums = (1...max(1, count)).map { rank in
      sum += 1 / Double(rank)
      return sum
    }
  }

  /// The rank that a student draws for a part.
  func rank(of student: Int, _ part: Int) -> Int {
    var state = UInt64(student) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(part) &* 0xD1B5_4A32_D192_ED03
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    let wanted = Double((state ^ (state >> 31)) >> 11) / Double(1 << 53) * (sums.last ?? 1)
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

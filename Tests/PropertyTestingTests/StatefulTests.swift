import Synchronization
import Testing

@testable import PropertyTesting

@Suite struct StatefulTests {
  /// The program to which a failure shrinks from each of some seeds.
  private func programs<Machine: StateMachine>(
    _ machine: Machine, seeds: Range<UInt64> = 0..<40
  ) -> Set<String> {
    Set(
      seeds.map { seed in
        let verdict = checkStateful(machine, Settings(cases: 2_000, seed: seed))
        return verdict.counterexample.map { "\($0.value)" } ?? "no failure"
      })
  }

  @Test func `a queue that wraps around too early shrinks to the shortest program`() {
    // Only the third value is in the last slot, and reading it gives the first one instead. It
    // differs from that one; nothing else matters, and taking out is simpler than putting in.
    let shortest = """
      1. enqueue(0) → nil
      2. dequeue → Optional(0)
      3. enqueue(0) → nil
      4. dequeue → Optional(0)
      5. enqueue(1) → nil
      6. dequeue → Optional(0): the response is not accepted
      """
    #expect(programs(RingQueue()) == [shortest])
  }

  @Test func `a counter that overflows shrinks to the fewest additions`() {
    // At most 50 is added at once, and 127 is the greatest number in seven bits.
    let shortest = """
      1. add(28)
      2. add(50)
      3. add(50): the system does not agree with the model
      """
    #expect(programs(SevenBitCounter()) == [shortest])
  }

  @Test func `a cache that forgets a look-up shrinks to a shortest program`() {
    // Two keys, the older one is used, and a third one comes: the older one should still be there,
    // and the other one should not. The names of the keys do not matter.
    let shortest: Set = ["put a, put b, get a, put c, get a", "put a, put b, get a, put c, get b"]
    let found = (0..<40 as Range<UInt64>).map { seed in
      let verdict = checkStateful(RecentKeys(), Settings(cases: 2_000, seed: seed))
      var names: [Int: String] = [:]
      return (verdict.counterexample?.value.commands ?? []).map { command in
        let (word, key) =
          switch command {
          case .get(let key): ("get", key)
          case .put(let key): ("put", key)
          }
        let name = names[key] ?? ["a", "b", "c"][min(2, names.count)]
        names[key] = name
        return "\(word) \(name)"
      }.joined(separator: ", ")
    }
    #expect(Set(found).subtracting(shortest) == [])
  }

  @Test func `commands that name what others made shrink with them`() {
    let shortest = """
      1. open
      2. open
      3. close(0)
      4. use(1): NotOpen()
      """
    #expect(programs(Handles()) == [shortest])
  }

  @Test func `systems that do what they should pass`() {
    let queue = checkStateful(RingQueue(isWrong: false))
    #expect(queue.counterexample == nil && queue.cases == 1_000 && queue.discards == 0)
    let cache = checkStateful(RecentKeys(isWrong: false), Settings(cases: 500), count: 3...30)
    #expect(cache.counterexample == nil && cache.cases == 500)
  }

  @Test func `a failure names the command and its cause`() throws {
    let found = try #require(checkStateful(Handles()).counterexample)
    #expect(found.failure.message == "command 4, use(1): NotOpen()")
    #expect(found.failure.errorType?.contains("CommandFailure<") == true)
    #expect(found.failure.errorType?.contains("NotOpen") == true)
    #expect(found.value.failure?.commands == 4 && found.value.failure?.responses == [])
    #expect(found.original.failure != nil)
    let replayed = replay(.programs(of: Handles()), found.sequence.choices)
    #expect(replayed?.description == "1. open\n2. open\n3. close(0)\n4. use(1)")
    let queue = try #require(checkStateful(RingQueue()).counterexample)
    #expect(queue.failure.message == "command 6, dequeue: the response is not accepted")
    #expect(queue.value.commands.count == 6)
    #expect(queue.value.failure?.responses.last == "Optional(0)")
  }

  @Test func `programs are legal however their choices are edited`() {
    let queue = RingQueue()
    let isLegal: (Program<RingQueue.Command>) -> Bool = { program in
      var count = 0
      return program.commands.allSatisfy { command in
        count += command == .dequeue ? -1 : 1
        return (0...RingQueue.capacity).contains(count)
      }
    }
    #expect(faultsOfEdits(.programs(of: queue), isLegal: isLegal) == [])
    let files = faultsOfEdits(.programs(of: Handles(), count: 2...20)) { program in
      (2...20).contains(program.commands.count) && (try? Handles().runLegally(program)) != nil
    }
    #expect(files == [])
  }

  @Test func `a command that has become illegal is left out, and the others stay`() throws {
    let source = Source()
    // Whether to go on, which alternative, and its value where it has one.
    let enqueue = [(1, 1), (1, 1), (7, 9)]
    let script = enqueue + [(1, 1), (0, 1)] + enqueue + [(0, 1)]
    func program(_ script: [(Int, Int)]) -> (Program<RingQueue.Command>, ChoiceSequence)? {
      let choices = script.enumerated().map { place, choice in
        Choice(
          bits: UInt64(choice.0), lower: 0, upper: UInt64(choice.1),
          kind: choice.1 == 9 || place == 1 || place == 4 || place == 6 ? .integer : .boolean)
      }
      source.beginCase(script: choices, afterwards: .stop, size: 0)
      return (try? Generator.programs(of: RingQueue()).draw(from: source)).map {
        ($0, source.record)
      }
    }
    let whole = try #require(program(script))
    #expect(whole.0.commands == [.enqueue(7), .dequeue, .enqueue(7)])
    // Without its first command the program has nothing to take out.
    let cut = Array(whole.1.choices.dropFirst(3))
    let rest = try #require(replay(.programs(of: RingQueue()), cut))
    #expect(rest.commands == [.enqueue(7)])
  }

  private struct Countdown: StateMachine {
    var isSound = true
    let initialModel = 3
    func makeSystem() -> Int { 0 }
    func commands(in model: Int) -> Generator<Int> { .elements(Array(0..<model)) }
    func advance(_ model: inout Int, by command: Int) { model = command }
    func run(_ command: Int, on system: inout Int) { system = command }
    func agrees(_ system: Int, with model: Int) -> Bool { isSound }
  }

  @Test func `a state without commands ends the program`() {
    let programs = Generator.programs(of: Countdown()).examples(count: 500)
    #expect(programs.count == 500 && Set(programs.map(\.commands.count)) == Set(0...3))
    let open = checkStateful(Countdown())
    #expect(open.counterexample == nil && open.cases == 1_000 && open.discards == 0)
    let verdict = checkStateful(Countdown(), Settings(cases: 10), count: 4...4)
    guard case .gaveUp = verdict.outcome else {
      Issue.record("a program of four commands was found")
      return
    }
    #expect(verdict.cases == 0)
  }

  private struct TooHigh: Error {}
  private struct Odd: Error {}

  /// Two ways to fail, one of which is simpler.
  private struct Ladder: StateMachine {
    var fails = true
    let initialModel = 0
    func makeSystem() throws -> Int {
      guard fails else { throw Odd() }
      return 0
    }
    func commands(in model: Int) -> Generator<Int> { .integers(in: 1...100) }
    func advance(_ model: inout Int, by command: Int) { model += command }
    func run(_ command: Int, on system: inout Int) throws {
      system += command
      if command > 40 { throw TooHigh() }
      if command == 13 { throw Odd() }
    }
  }

  @Test func `shrinking does not slip from one cause to another`() throws {
    var causes: Set<String> = []
    for seed in 0..<20 as Range<UInt64> {
      for found in checkStateful(Ladder(), Settings(seed: seed)).counterexamples {
        let began = try #require(found.original.failure)
        let ended = try #require(found.value.failure)
        #expect(began.reason == ended.reason)
        causes.insert("\(found.value)")
      }
    }
    #expect(causes == ["1. 13: Odd()", "1. 41: TooHigh()"])
  }

  private struct Steps: StateMachine {
    let initialModel = 0
    func makeSystem() -> Int { 0 }
    func commands(in model: Int) -> Generator<Int> { .integers(in: 0...9) }
    func advance(_ model: inout Int, by command: Int) { model += command }
    func run(_ command: Int, on system: inout Int) throws {
      try require(command != 9, "nine")
      system += command
      try require(system < 20, "twenty")
    }
  }

  @Test func `requirements on two lines are told apart and keep their lines`() {
    let found = checkStateful(Steps()).counterexamples
    // Two steps of at most 8 do not reach 20, and of three the first one is made as short as it can.
    #expect(
      Set(found.map { "\($0.value)" })
        == ["1. 9: nine", "1. 4\n2. 8\n3. 8: twenty"])
    let lines = Set(found.compactMap(\.failure.key.line))
    #expect(lines.count == 2 && lines.allSatisfy { $0.file.hasSuffix("StatefulTests.swift") })
  }

  @Test func `a system that cannot be made, or is made wrong, fails before any command`() throws {
    let found = try #require(checkStateful(Ladder(fails: false)).counterexample)
    #expect("\(found.value)" == "before any command: Odd()" && found.caseNumber == 0)
    #expect(found.failure.message == "before any command: Odd()")
    let unsound = try #require(checkStateful(Countdown(isSound: false)).counterexample)
    #expect("\(unsound.value)" == "before any command: the system does not agree with the model")
  }

  /// Says nothing about the command 3, and forgets a mistake after the first time.
  private struct Moody: StateMachine {
    final class Memory: Sendable { let failed = Mutex(false) }
    let memory = Memory()
    var greatest = 4
    let initialModel = 0
    func makeSystem() -> Int { 0 }
    func commands(in model: Int) -> Generator<Int> { .integers(in: 1...greatest) }
    func advance(_ model: inout Int, by command: Int) {}
    func run(_ command: Int, on system: inout Int) throws {
      try assume(command != 3)
      let isFirst = memory.failed.withLock { failed in
        defer { failed = failed || command == 4 }
        return !failed
      }
      if command == 4, isFirst { throw Odd() }
    }
  }

  @Test func `a command may discard the case`() {
    #expect(throws: Discard.self) { try Moody().run(Program([1, 3, 4])) }
    let verdict = checkStateful(Moody(greatest: 3), Settings(cases: 300), count: 0...3)
    #expect(verdict.counterexample == nil && verdict.cases == 300 && verdict.discards > 0)
  }

  @Test func `a failure that does not come back is flaky, and the program goes on saying it`()
    throws
  {
    let found = try #require(checkStateful(Moody(), count: 1...3).counterexample)
    #expect(found.isFlaky && found.value.failure?.reason == "Odd()")
    let (machine, program) = (Moody(), Program([4, 1]))
    #expect(throws: CommandFailure<Odd>.self) { try machine.run(program) }
    try machine.run(program)
    #expect("\(program)" == "1. 4: Odd()\n(1 more command was not run)")
  }

  @Test func `a program says which commands were not run`() {
    let program = Program([50, 1, 2])
    #expect("\(program)" == "1. 50\n2. 1\n3. 2" && "\(Program<Int>([]))" == "no command")
    #expect(throws: CommandFailure<TooHigh>.self) { try Ladder().run(program) }
    #expect("\(program)" == "1. 50: TooHigh()\n(2 more commands were not run)")
    let shorter = Program([50, 1])
    #expect(throws: CommandFailure<TooHigh>.self) { try Ladder().run(shorter) }
    #expect("\(shorter)" == "1. 50: TooHigh()\n(1 more command was not run)")
  }
}

extension Handles {
  /// Goes through a program by the model alone; throws at a command that names no open file.
  func runLegally(_ program: Program<Command>) throws {
    var open: Set<Int> = []
    var count = 0
    for command in program.commands {
      switch command {
      case .open:
        open.insert(count)
        count += 1
      case .use(let file): guard open.contains(file) else { throw NotOpen() }
      case .close(let file): guard open.remove(file) != nil else { throw NotOpen() }
      }
    }
  }
}

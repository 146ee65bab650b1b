import Formats
import Testing

@testable import Batch

@Suite struct PartTests {
  private let input = Intake.Position(readCount: 6, digest: SHA256.digest("input".utf8))

  /// The lines of a part with results of these numbers.
  private func part(
    _ shard: String, _ numbers: [Int], repeated: Int = 0, rules: String = "rules",
    version: String = "1",
    text: String = "r"
  ) throws -> [[UInt8]] {
    let rules = SHA256.digest(rules.utf8)
    var frame = PartFrame(try #require(Shard(shard)), version: version, rules: rules)
    var bytes: [UInt8] = []
    for number in numbers {
      bytes += frame.line(
        PartLine(number: number, result: Array("{\"\(text)\":\(number)}".utf8)),
        isError: number == 5)
    }
    bytes = frame.header(input) + bytes + frame.trailer(repeatedCount: repeated)
    return bytes.split(separator: 0x0A).map(Array.init)
  }

  private func scan(_ lines: [[UInt8]]) -> Result<PartScan.Part, PartScan.Problem> {
    var scan = PartScan()
    for line in lines { scan.add(line) }
    do throws(PartScan.Problem) { return .success(try scan.finish()) } catch {
      return .failure(error)
    }
  }

  private func plan(_ parts: [[[UInt8]]]) -> MergePlan {
    MergePlan(parts.enumerated().map { ("part-\($0)", scan($1)) })
  }

  private func merged(_ plan: MergePlan, _ parts: [[[UInt8]]]) throws -> [String] {
    var results: [String] = []
    let sources = plan.places.map { place in
      var rest = parts[place][...]
      return { rest.popFirst() }
    }
    try plan.merge(sources) { results.append(String(decoding: $0, as: UTF8.self)) }
    return results
  }

  @Test func `a part is read as it was written`() throws {
    let found = try scan(part("1/3", [0, 2, 5], repeated: 1)).get()
    #expect(found.header.shard == Shard("1/3") && found.header.input == input)
    #expect(found.header.rules == SHA256.digest("rules".utf8) && found.header.version == "1")
    #expect(found.trailer.count == 3 && found.trailer.errorCount == 1)
    #expect(found.trailer.repeatedCount == 1)
  }

  @Test func `the header takes the place that was kept for it`() throws {
    let frame = PartFrame(try #require(Shard("999/1000")), version: "10.20.30", rules: input.digest)
    #expect(frame.header(input).count == frame.placeholder.count)
    let most = Intake.Position(readCount: .max, digest: input.digest)
    #expect(frame.header(most).count == frame.placeholder.count)
  }

  @Test func `every cut, every changed byte and every exchanged line is noticed`() throws {
    let lines = try part("0/1", [0, 1, 2, 3, 4, 5])
    #expect((try? scan(lines).get()) != nil)
    for count in 0..<lines.count {
      #expect((try? scan(Array(lines.prefix(count))).get()) == nil)
      #expect((try? scan(Array(lines.dropFirst(count + 1))).get()) == nil)
    }
    for line in 1..<lines.count {
      for index in lines[line].indices {
        var changed = lines
        changed[line][index] ^= 1
        // A count of the trailer can change into another one that is as good for the results.
        guard let found = try? scan(changed).get() else { continue }
        let trailer = try scan(lines).get().trailer
        #expect(line == lines.count - 1 && found.trailer != trailer)
      }
    }
    var exchanged = lines
    exchanged.swapAt(2, 3)
    #expect((try? scan(exchanged).get()) == nil)
    #expect((try? scan(lines + [lines[1]]).get()) == nil)
  }

  @Test func `parts make up the whole in any order, and twice is no harm`() throws {
    let parts = [
      try part("0/3", [0, 4]), try part("1/3", [1, 5]), try part("2/3", [3], repeated: 1),
    ]
    let whole = [0, 1, 3, 4, 5].map { "{\"r\":\($0)}" }
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2, 1, 1, 0]] {
      let given = order.map { parts[$0] }
      let plan = plan(given)
      #expect(plan.problems.isEmpty)
      #expect(plan.resultCount == 5 && plan.errorCount == 1 && plan.repeatedCount == 1)
      #expect(try merged(plan, given) == whole)
    }
  }

  @Test func `a missing shard is named, and one that was not finished counts as missing`() throws {
    let first = try part("0/3", [0, 4])
    #expect(plan([first]).problems == [.missing([1, 2], of: 3)])
    let torn = Array(try part("1/3", [1, 5]).dropLast())
    let second = try #require(Shard(index: 1, of: 3))
    #expect(
      plan([first, torn]).problems == [
        .broken(file: "part-1", .noTrailer(second)), .missing([1, 2], of: 3),
      ])
    // Beside a whole part of the same shard it does not matter.
    let whole = plan([first, torn, try part("1/3", [1, 5]), try part("2/3", [2, 3])])
    #expect(whole.problems.isEmpty)
    #expect(whole.passedOver == [.broken(file: "part-1", .noTrailer(second))])
    #expect(plan([]).problems == [.nothing])
    #expect(MergePlan.list([7, 0, 3, 4, 5]) == "0,3-5,7")
  }

  @Test func `a part that breaks off in its first line is passed over beside all others`() throws {
    let parts = [try part("0/2", [0, 1, 2]), try part("1/2", [3, 4, 5])]
    let header = Array(parts[0][0])
    let beginnings: [[[UInt8]]] = [
      [], [Array(header.prefix(1))], [Array(header.prefix(40))],
      [Array(header.prefix(PartScan.headerLength).prefix { $0 != 0x7D })],
      [[UInt8](repeating: 0x20, count: 300)],
    ]
    for beginning in beginnings {
      #expect(throws: PartScan.Problem.unfinished) { try scan(beginning).get() }
      for given in [[beginning] + parts, parts + [beginning]] {
        let plan = plan(given)
        let place = given.count == 3 && given[0] == beginning ? 0 : 2
        #expect(plan.problems.isEmpty)
        #expect(plan.passedOver == [.broken(file: "part-\(place)", .unfinished)])
        #expect(try merged(plan, given).count == 6)
      }
      #expect(
        plan([parts[0], beginning]).problems == [
          .broken(file: "part-1", .unfinished), .missing([1], of: 2),
        ])
    }
    // What is no part at all is no part that was not finished.
    for other in [Array("{\"id\":\"x\"}".utf8), Array("x".utf8)] {
      #expect(plan(parts + [[other]]).problems == [.broken(file: "part-2", .noHeader)])
    }
  }

  @Test func `parts of other submissions, exercises, versions or numbers of shards are refused`()
    throws
  {
    let first = try part("0/2", [0, 4])
    for other in [
      try part("1/2", [1], rules: "others"), try part("1/2", [1], version: "2"),
      try part("1/3", [1]),
    ] {
      let problems = plan([first, other]).problems
      #expect(problems.contains(.foreign(file: "part-1", first: "part-0")))
    }
  }

  @Test func `other results of the same shard are a conflict, and too few are noticed`() throws {
    let first = try part("0/2", [0, 1, 2])
    let second = try part("1/2", [3, 4, 5])
    let shard = try #require(Shard("0/2"))
    #expect(
      plan([first, second, try part("0/2", [0, 1, 2], text: "x")]).problems
        == [.conflicting(file: "part-2", other: "part-0", shard)])
    #expect(
      plan([try part("0/2", [0, 1]), second]).problems == [.incomplete(found: 5, wanted: 6)])
  }

  @Test func `an engine names the shard`() throws {
    func shard(_ environment: [String: String]) throws -> Shard {
      try ShardFromEnvironment.shard(of: 8, in: environment)
    }
    let third = try #require(Shard("3/8"))
    #expect(try shard(["SLURM_ARRAY_TASK_ID": "3"]) == third)
    #expect(try shard(["JOB_COMPLETION_INDEX": "3"]) == third)
    #expect(try shard(["PBS_ARRAY_INDEX": "3"]) == third)
    #expect(try shard(["AWS_BATCH_JOB_ARRAY_INDEX": "3", "SGE_TASK_ID": "undefined"]) == third)
    // Grid Engine counts from one.
    #expect(try shard(["SGE_TASK_ID": "4"]) == third)
    #expect(throws: ShardFromEnvironment.Problem.none) { try shard([:]) }
    #expect(throws: ShardFromEnvironment.Problem.several(["SLURM_ARRAY_TASK_ID", "SGE_TASK_ID"])) {
      try shard(["SLURM_ARRAY_TASK_ID": "3", "SGE_TASK_ID": "3"])
    }
    for value in ["8", "-1", "x", "3.0"] {
      #expect(throws: ShardFromEnvironment.Problem.self) {
        try shard(["SLURM_ARRAY_TASK_ID": value])
      }
    }
  }
}

import Laws
import PropertyTesting

/// Which laws catch which planted bugs, at the default number of cases.
struct PlantedBugTable: Sendable {
  /// How a law caught a bug.
  struct Catch: Sendable {
    let bug: PlantedBug
    let law: Law
    /// The number of the first case that failed, from 0; nothing where the search found it.
    let caseNumber: Int?
  }

  /// The first law that catches each bug, in the order of the bugs; nothing for one that none catches.
  let caught: [(bug: PlantedBug, by: Catch?)]
  /// A bug that each law catches, in the order of the laws; nothing for one that catches none.
  let catches: [(law: Law, first: Catch?)]

  /// Runs the laws against the bugs.
  init(_ bugs: [PlantedBug], laws: [Law]) async {
    let caught = await bugs.concurrentlyMapped { bug in
      Self.firstCatch(
        laws.calling(bug.function).map { (bug, $0) })
    }
    // A law that was the first for some bug need not be asked again.
    var known: [String: Catch] = [:]
    for found in caught.compactMap({ $0 }) where known[found.law.name] == nil {
      known[found.law.name] = found
    }
    let others = laws.filter { known[$0.name] == nil }
    let found = await others.concurrentlyMapped { law in
      Self.firstCatch(bugs.concerning(law).map { ($0, law) })
    }
    for case let first? in found { known[first.law.name] = first }
    self.caught = Array(zip(bugs, caught))
    catches = laws.map { ($0, known[$0.name]) }
  }

  private static func firstCatch(_ pairs: [(PlantedBug, Law)]) -> Catch? {
    let settings = Settings(shrinkLimit: 0, failureLimit: 1, explains: false)
    for (bug, law) in pairs {
      let report = law.check(bug.subject, settings)
      if report.outcome == .broken {
        return Catch(bug: bug, law: law, caseNumber: report.failure?.caseNumber)
      }
    }
    return nil
  }

  /// The laws that catch no bug.
  var idle: [Law] { catches.filter { $0.first == nil }.map(\.law) }

  /// The table as text: the bugs with the laws that catch them, and then the laws that catch none.
  var text: String {
    var lines = ["\(caught.count) planted bugs, and the first law that catches each:", ""]
    for (bug, found) in caught {
      let hidden = bug.agreesOnSmallIntegers ? " (hidden from small whole numbers)" : ""
      lines.append("\(bug.testDescription)\(hidden)")
      lines.append("    \(found?.description ?? "caught by no law")")
    }
    let count = "\(idle.count) of \(catches.count) laws"
    lines += ["", "\(count) catch no planted bug\(idle.isEmpty ? "." : ":")"]
    lines += idle.map { "    \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension PlantedBugTable.Catch: CustomStringConvertible {
  /// The law and the case.
  var description: String {
    "\(law), at " + (caseNumber.map { "case \($0)" } ?? "a case that the search found")
  }
}

extension [Law] {
  /// The laws that call a function; those that hold it to its exact value come first, because they
  /// are the likelier ones to find it wrong.
  fileprivate func calling(_ function: Function) -> [Law] {
    let holding = filter { $0.holds.contains(function) }
    return holding + filter { $0.needs.contains(function) && !$0.holds.contains(function) }
  }
}

extension [PlantedBug] {
  /// The bugs of functions that a law calls, those of functions that it holds first.
  fileprivate func concerning(_ law: Law) -> [PlantedBug] {
    let held = filter { law.holds.contains($0.function) }
    return held
      + filter { law.needs.contains($0.function) && !law.holds.contains($0.function) }
  }
}

extension Array where Element: Sendable {
  /// The results in order; each is found in a task of its own.
  fileprivate func concurrentlyMapped<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      for (index, element) in enumerated() { group.addTask { (index, transform(element)) } }
      var results: [(Int, Result)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

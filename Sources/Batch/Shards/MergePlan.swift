/// Which parts make up the whole, and what keeps them from it.
public struct MergePlan: Sendable {
  /// The parts that are needed, by their places among those given.
  public let places: [Int]
  /// What is wrong; nothing if the parts are the whole.
  public let problems: [Problem]
  /// What is wrong with parts that do not matter, since there are whole ones of their shards.
  public let passedOver: [Problem]
  /// How many results there are in all.
  public let resultCount: Int
  /// How many of them are errors.
  public let errorCount: Int
  /// How many submissions have no result, because they were identical to an earlier one.
  public let repeatedCount: Int

  /// What keeps parts from being a whole.
  public enum Problem: Sendable, Hashable {
    /// No part at all.
    case nothing
    /// A file that is no whole part.
    case broken(file: String, PartScan.Problem)
    /// A part of another run than the first one.
    case foreign(file: String, first: String)
    /// A part of other submissions, exercises or another version than those asked for.
    case stale(file: String)
    /// A part of another number of shards than asked for.
    case otherCount(file: String, found: Int, wanted: Int)
    /// Two parts of one shard with different results.
    case conflicting(file: String, other: String, Shard)
    /// Shards without a part.
    case missing([Int], of: Int)
    /// The parts have more or fewer results than there are submissions.
    case incomplete(found: Int, wanted: Int)
  }

  /// What parts make up.
  ///
  /// A part that is given twice counts once, and one that is broken does not matter beside a whole one of
  /// the same shard. The order of the parts does not matter.
  ///
  /// - Parameters:
  ///   - parts: the files in any order, with what a scan of each found.
  ///   - run: what the parts should be of; nil for what the first one is of. One that is not is as missing, and
  ///     is made anew by `grade shard`.
  public init(
    _ parts: [(file: String, found: Result<PartScan.Part, PartScan.Problem>)],
    of run: PartHeader? = nil
  ) {
    var problems: [Problem] = []
    var chosen: [Int: Int] = [:]
    var stale: [(file: String, shard: Int)] = []
    var first = run.map { (file: "", header: $0) }
    for (place, part) in parts.enumerated() {
      guard case .success(let found) = part.found else { continue }
      if let run, found.header.shard.count != run.shard.count {
        problems.append(
          .otherCount(
            file: part.file, found: found.header.shard.count, wanted: run.shard.count))
        continue
      }
      if let run, !found.header.belongs(with: run) {
        stale.append((part.file, found.header.shard.index))
        continue
      }
      let reference = first ?? (part.file, found.header)
      first = reference
      guard found.header.belongs(with: reference.header) else {
        problems.append(.foreign(file: part.file, first: reference.file))
        continue
      }
      let index = found.header.shard.index
      guard let other = chosen[index] else {
        chosen[index] = place
        continue
      }
      if case .success(let known) = parts[other].found, known != found {
        problems.append(
          .conflicting(file: part.file, other: parts[other].file, found.header.shard))
      }
    }
    for (file, shard) in stale where chosen[shard] == nil { problems.append(.stale(file: file)) }
    let missing = first.map { first in
      (0..<first.header.shard.count).filter { chosen[$0] == nil }
    }
    var passedOver: [Problem] = []
    for part in parts {
      guard case .failure(let problem) = part.found else { continue }
      let isReplaced =
        if let shard = problem.shard {
          chosen[shard.index] != nil && shard.count == first?.header.shard.count
        } else {
          // What breaks off before it says of which shard it is may be one of any.
          problem == .unfinished && missing == []
        }
      if isReplaced {
        passedOver.append(.broken(file: part.file, problem))
      } else {
        problems.append(.broken(file: part.file, problem))
      }
    }
    self.passedOver = passedOver
    if let header = first?.header, let missing {
      if !missing.isEmpty { problems.append(.missing(missing, of: header.shard.count)) }
    } else if problems.isEmpty {
      problems.append(.nothing)
    }
    var counts = (results: 0, errors: 0, repeated: 0)
    for place in chosen.values {
      guard case .success(let part) = parts[place].found else { continue }
      counts.results += part.trailer.count
      counts.errors += part.trailer.errorCount
      counts.repeated += part.trailer.repeatedCount
    }
    if let wanted = first?.header.input.readCount, problems.isEmpty,
      counts.results + counts.repeated != wanted
    {
      problems.append(.incomplete(found: counts.results + counts.repeated, wanted: wanted))
    }
    places = chosen.sorted { $0.key < $1.key }.map(\.value)
    self.problems = problems
    resultCount = counts.results
    errorCount = counts.errors
    repeatedCount = counts.repeated
  }

  /// Writes the results of whole parts in the order of the input.
  ///
  /// - Parameters:
  ///   - parts: for each of the parts that are needed what gives its lines, the header first.
  ///   - write: takes the next result, without its line end.
  /// - Throws: what the closures throw; `Problem.incomplete` if the parts are not those of the plan.
  public func merge(
    _ parts: [() throws -> [UInt8]?], write: ([UInt8]) throws -> Void
  ) throws {
    var waiting: [Int: (part: Int, result: [UInt8])] = [:]
    func advance(_ part: Int) throws {
      while let line = try parts[part]() {
        guard let found = PartLine(line) else { continue }
        waiting[found.number] = (part, found.result)
        return
      }
    }
    for part in parts.indices { try advance(part) }
    var number = 0
    var written = 0
    // Submissions that were left out have numbers without a result.
    while !waiting.isEmpty {
      defer { number += 1 }
      guard let (part, result) = waiting.removeValue(forKey: number) else {
        guard number < resultCount + repeatedCount else { break }
        continue
      }
      try write(result)
      written += 1
      try advance(part)
    }
    guard written == resultCount else {
      throw Incomplete(found: written, wanted: resultCount)
    }
  }

  /// The parts changed while they were merged.
  public struct Incomplete: Error, Sendable {
    /// The results that were found.
    public let found: Int
    /// The results that there should be.
    public let wanted: Int
  }
}

extension PartScan.Problem {
  /// The shard that the part would be of, if its header says so.
  var shard: Shard? {
    switch self {
    case .noHeader, .unfinished: nil
    case .noTrailer(let shard), .damaged(let shard), .misplaced(let shard): shard
    }
  }
}

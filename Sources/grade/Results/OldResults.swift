import Batch
import Console
import Grading

/// Old results by id: taken in the order of the file, with what is out of order kept until it is asked for.
final class OldResults {
  private let reader: ResultReader
  // By bytes: strings that only look alike are two ids.
  private var waiting: [[UInt8]: [ResultEntry]] = [:]
  private let distinct = DistinctResults(.one)
  /// The errors that were taken, by id: an id that several submissions claim has one for each.
  private var takenErrors: [[UInt8]: Set<String>] = [:]
  /// How often each reason stands in a result of a submission without an id: `grade filter` says no place.
  private var reasons: [String: Int] = [:]
  /// How many were found by their ids.
  private(set) var takenCount = 0
  /// The first other result of each submission that has several, by its id.
  private var conflicts: [[UInt8]: DistinctResults.Conflict] = [:]

  init(_ reader: ResultReader) { self.reader = reader }

  /// What is said of results that are others than earlier ones, as far as was read; the first of each submission is
  /// the one that is taken.
  var conflictMessages: [String] {
    conflicts.values.sorted { CountingOrder.isBefore($0.id, $1.id) }.map(\.message)
  }

  /// Says how many results came again.
  func noteRepeats(of command: String, _ streams: inout StandardStreams) {
    distinct.note(of: command, &streams)
  }

  /// The old result of a submission; nil if there is none.
  ///
  /// Of one without an id nothing is known but why it could not be marked.
  func take(_ new: ResultEntry) throws(ResultFileError) -> ResultEntry? {
    let wanted = new.id.map { Array($0.utf8) }
    if let wanted, let found = waiting[wanted]?.first {
      waiting[wanted]?.removeFirst()
      return taken(found, as: wanted)
    }
    func isKnown() -> Bool { new.error.map { reasons[$0, default: 0] > 0 } ?? false }
    while !isKnown(), let entry = try next() {
      guard let own = entry.id.map({ Array($0.utf8) }) else {
        reasons[entry.error ?? "", default: 0] += 1
        continue
      }
      if own == wanted { return taken(entry, as: own) }
      waiting[own, default: []].append(entry)
    }
    guard let reason = new.error, let count = reasons[reason], count > 0 else { return nil }
    reasons[reason] = count - 1
    return .failed(id: nil, reason: reason)
  }

  private func taken(_ entry: ResultEntry, as id: [UInt8]) -> ResultEntry {
    takenCount += 1
    if let error = entry.error { takenErrors[id, default: []].insert(error) }
    if waiting[id]?.isEmpty == true { waiting[id] = nil }
    return entry
  }

  /// The ids of what was not asked for, in order; an error that was taken before is no other one.
  func rest() throws(ResultFileError) -> [String] {
    while let entry = try next() {
      if let id = entry.id { waiting[Array(id.utf8), default: []].append(entry) }
    }
    let left = waiting.filter { id, entries in
      entries.contains { entry in
        guard let error = entry.error else { return true }
        return takenErrors[id]?.contains(error) != true
      }
    }
    return left.keys.map { String(decoding: $0, as: UTF8.self) }
      .sorted(by: CountingOrder.isBefore)
  }

  /// The next entry; of results of one submission the first one alone.
  private func next() throws(ResultFileError) -> ResultEntry? {
    while let entry = try reader.next() {
      do throws(DistinctResults.Conflict) {
        if try distinct.takes(entry, from: reader) { return entry }
      } catch {
        let id = Array(error.id.utf8)
        conflicts[id] = conflicts[id] ?? error
      }
    }
    return nil
  }
}

import Formats
import Grading

/// Collects what is found in the variants of an exercise, so that one finding stands for all of a kind.
struct FlawLog {
  private struct Entry {
    let flaw: Flaw
    let numbers: String
    /// The place of what the reader of files found.
    var position: SourcePosition?
    var count = 1
    /// What leaves the variants out.
    var advice: String?
  }

  private var entries: [Entry] = []
  private var placeOf: [String: Int] = [:]

  /// Notes a flaw of one variant.
  ///
  /// - Parameter advice: what leaves out the variants with this flaw; nil where nothing is known to.
  mutating func add(
    _ kind: Flaw.Kind, at path: [String], in instance: Instance, advice: String? = nil
  ) {
    add(Flaw(kind, at: path), numbers: instance.numbers, advice: advice)
  }

  /// Notes a flaw of the exercise as such.
  mutating func add(_ kind: Flaw.Kind, at path: [String]) { add(Flaw(kind, at: path), numbers: "") }

  /// Notes what the reader of files found with the numbers of a variant.
  mutating func add(_ finding: Finding, with numbers: String) {
    add(
      Flaw(.brokenVariant(finding.message), at: []), numbers: numbers, position: finding.position)
  }

  private mutating func add(
    _ flaw: Flaw, numbers: String, position: SourcePosition? = nil, advice: String? = nil
  ) {
    let place = position.map { ["\($0.line):\($0.column)"] } ?? flaw.path
    let name = (place + [flaw.kind.subject]).joined(separator: "\u{0}")
    if let place = placeOf[name] {
      entries[place].count += 1
    } else {
      placeOf[name] = entries.count
      entries.append(Entry(flaw: flaw, numbers: numbers, position: position, advice: advice))
    }
  }

  /// What was found, with places.
  func findings(_ places: Places) -> [Finding] {
    entries.map { entry in
      Finding(
        entry.flaw.kind.severity,
        at: entry.position
          ?? places.position(entry.flaw.path, ofName: entry.flaw.kind.isAboutName),
        entry.flaw.kind.message(variants: entry.count, first: entry.numbers)
          + (entry.numbers.isEmpty ? "" : entry.advice.map { "; " + $0 } ?? ""))
    }
  }
}

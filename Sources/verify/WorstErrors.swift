import Laws

/// The greatest errors of each function over all laws of a run.
struct WorstErrors {
  /// The errors of a function, each with the law that saw it.
  struct Entry {
    let function: Function
    var ulps: Double
    var share: Double
    var law: Law
  }

  private var entries: [Function: Entry] = [:]

  /// The functions held to their exact values, in the catalogue's order.
  var all: [Entry] { Function.all.compactMap { entries[$0] } }

  /// Takes in what a law saw.
  mutating func add(_ report: LawReport) {
    for (function, worst) in report.worst {
      guard var entry = entries[function] else {
        entries[function] = Entry(
          function: function, ulps: worst.ulps, share: worst.share, law: report.law)
        continue
      }
      entry.ulps = max(entry.ulps, worst.ulps)
      if worst.share > entry.share {
        entry.share = worst.share
        entry.law = report.law
      }
      entries[function] = entry
    }
  }
}

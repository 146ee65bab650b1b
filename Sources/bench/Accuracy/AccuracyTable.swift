import Console
import Exact

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The greatest error of each library in each row.
///
/// The inputs are written once, as hex floats, to a file that every library reads.
struct AccuracyTable {
  private let names: [String]
  /// By row, then by library; nothing for a function that the library does not have.
  private var worst: [[Double?]]
  private let path: String
  /// Faults of peers, which have no column.
  private var notes: [String] = []

  /// Draws the inputs, lets the libraries compute, and judges; nothing where no file can be written.
  init?(in folder: String, peers: [Peer], _ status: BenchStatus) {
    path = folder + "/inputs.txt"
    status.show("writing inputs to \(path)")
    guard Self.write(to: path) else { return nil }
    var columns: [PeerColumn] = []
    for peer in peers {
      status.show("\(peer.name) computes")
      do throws(PeerFault) {
        columns.append(try PeerColumn(peer, inputs: path, folder: folder))
      } catch {
        notes.append("\(peer.name): \(error.text)")
      }
    }
    names = ["core"] + columns.map(\.name)
    worst = AccuracyRow.all.map { _ in [Double?](repeating: nil, count: columns.count + 1) }
    guard let lines = NumberedLines(path: path) else { return nil }
    while let (row, arguments) = lines.next() {
      guard AccuracyRow.all.indices.contains(row) else { continue }
      status.show("judging \(AccuracyRow.all[row].name)")
      judge(row, arguments, columns)
    }
  }

  private static func write(to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    var isWritten = true
    for (number, row) in AccuracyRow.all.enumerated() {
      for seed in AccuracyRow.seeds {
        var numbers = NormalNumbers(seed: seed)
        for _ in 0..<AccuracyRow.inputCount / AccuracyRow.seeds.count {
          let line = HexFloats.line(number, row.function, row.draw(&numbers))
          isWritten = isWritten && HexFloats.write(line, to: file)
        }
      }
    }
    return fclose(file) == 0 && isWritten
  }

  private mutating func judge(_ row: Int, _ arguments: [[Double]], _ columns: [PeerColumn]) {
    let kind = AccuracyRow.all[row]
    let own = CoreColumn.value(of: kind.function, arguments) ?? [.nan]
    let results = [own] + columns.map { $0.next(of: row) }
    guard let exact = ExactColumn(kind, arguments) else { return }
    for (place, result) in results.enumerated() {
      guard let result else { continue }
      worst[row][place] = max(worst[row][place] ?? 0, exact.error(of: result))
    }
  }

  /// The table with a verdict for each row, and how many rows are lost.
  var text: String {
    var lines = [
      "",
      "greatest error of \(AccuracyRow.inputCount) inputs a row, seeds 1 to 5, in \(path)",
      "(inf: no number, or 0 where the value is not 0)",
      Self.line("row", "error", names, ""),
    ]
    var lost: [String] = []
    for (row, errors) in zip(AccuracyRow.all, worst) {
      let verdict = Verdict(errors)
      if verdict == .lost { lost.append(row.name) }
      lines.append(
        Self.line(
          row.name, row.measure.rawValue, errors.map { $0.map(Self.figure) ?? "-" },
          verdict.rawValue))
    }
    lines += notes
    if names.count > 1 {
      lines.append(
        lost.isEmpty ? "no row is lost" : "\(lost.count) lost: \(lost.joined(separator: "; "))")
    }
    return lines.joined(separator: "\n")
  }

  /// What the errors of a row say of the core, which comes first.
  private enum Verdict: String {
    case best
    case near = "within 1.05 of the best"
    case lost
    case alone = "no peer"

    init(_ errors: [Double?]) {
      guard let own = errors.first ?? nil, let best = errors.dropFirst().compactMap({ $0 }).min()
      else {
        self = .alone
        return
      }
      self = own <= best ? .best : own <= 1.05 * best ? .near : .lost
    }
  }

  private static func line(
    _ name: String, _ unit: String, _ cells: [String], _ verdict: String
  ) -> String {
    let text =
      padded(name, to: 36) + padded(unit, to: 10)
      + cells.map { padded($0, to: 12) }.joined() + verdict
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// Three significant digits, with a power of ten where the number is long.
  private static func figure(_ value: Double) -> String {
    guard value.isFinite, value != 0, let exact = try? Rational(value) else {
      return value == 0 ? "0" : "inf"
    }
    guard value < 1e-3 || value >= 1e5 else { return exact.decimal(significantDigits: 3) }
    var exponent = 0
    var digits = value
    while digits >= 9.995 {
      digits /= 10
      exponent += 1
    }
    while digits < 0.9995 {
      digits *= 10
      exponent -= 1
    }
    return decimalText(digits, places: 2) + "e\(exponent)"
  }
}

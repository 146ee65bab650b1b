#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Exact

/// The greatest errors of the core and of peers on the same inputs, against exact values.
///
/// The inputs are written once, as hex floats, to a file that every column reads.
enum AccuracyBench {
  /// A library that is measured.
  private struct Column {
    let name: String
    /// The results by the number of the input; an input without one is not a function of the library.
    let results: [Int: [Double]]
  }

  static func run() -> Bool {
    let folder = ".build/accuracy"
    let path = folder + "/inputs.txt"
    mkdir(folder, 0o755)
    guard write(to: path) else {
      print("bench: \(path) cannot be written: run it at the top of the checkout")
      return false
    }
    var columns = [Column(name: "core", results: coreResults(path))]
    for library in ["numpy", "scipy"] {
      let peer = Peer.numeric(library)
      guard peer.isSetUp else { continue }
      columns.append(Column(name: library, results: peerResults(peer, path)))
    }
    if columns.count == 1 {
      print("accuracy: no peers are set up: run make bench-peers for the other columns")
    }
    printTable(columns, path)
    SpeedBench.printTable()
    return true
  }

  /// Writes all inputs: the number of the row, the function, and the arguments, with tabs between.
  private static func write(to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    for (number, row) in AccuracyRow.all.enumerated() {
      for seed in AccuracyRow.seeds {
        var numbers = NormalNumbers(seed: seed)
        for _ in 0..<AccuracyRow.inputCount / AccuracyRow.seeds.count {
          var line = "\(number)\t\(row.function)"
          for argument in row.draw(&numbers) {
            line += "\t"
            line += argument.map(\.hexText).joined(separator: " ")
          }
          guard fputs(line + "\n", file) >= 0 else { return false }
        }
      }
    }
    return true
  }

  /// The lines of a file of inputs, one at a time.
  private static func forEachInput(_ path: String, _ body: (Int, AccuracyRow, [[Double]]) -> Void) {
    guard let file = fopen(path, "r") else { return }
    defer { fclose(file) }
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    var number = 0
    while getline(&buffer, &capacity, file) > 0, let buffer {
      let fields = String(cString: buffer).utf8.split(separator: 9)
      guard fields.count > 2, let row = Int(Substring(fields[0])),
        AccuracyRow.all.indices.contains(row)
      else { continue }
      let arguments = fields[2...].map { field in
        field.split(whereSeparator: { $0 == 32 || $0 == 10 }).compactMap { Double(Substring($0)) }
      }
      body(number, AccuracyRow.all[row], arguments)
      number += 1
    }
  }

  private static func coreResults(_ path: String) -> [Int: [Double]] {
    var results: [Int: [Double]] = [:]
    forEachInput(path) { number, row, arguments in
      results[number] = CoreColumn.value(of: row.function, arguments) ?? [.nan]
    }
    return results
  }

  /// What a peer printed for each input: lines in the order of the inputs that it has functions for.
  private static func peerResults(_ peer: Peer, _ path: String) -> [Int: [Double]] {
    let output = ".build/accuracy/\(peer.name).txt"
    guard system("\(peer.program) \(peer.arguments) accuracy \(path) > \(output)") == 0,
      let file = fopen(output, "r")
    else {
      print("\(peer.name): ended early")
      return [:]
    }
    defer { fclose(file) }
    var results: [Int: [Double]] = [:]
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    // Results come in the order of the inputs, row by row.
    var counts = [Int](repeating: 0, count: AccuracyRow.all.count)
    while getline(&buffer, &capacity, file) > 0, let buffer {
      let fields = String(cString: buffer).utf8.split(separator: 9)
      guard fields.count == 2, let row = Int(Substring(fields[0])), counts.indices.contains(row)
      else { continue }
      results[row * AccuracyRow.inputCount + counts[row]] =
        fields[1].split(whereSeparator: { $0 == 32 || $0 == 10 }).map {
          Double(Substring($0)) ?? .nan
        }
      counts[row] += 1
    }
    return results
  }

  private static func printTable(_ columns: [Column], _ path: String) {
    var worst = [[Double?]](
      repeating: [Double?](repeating: nil, count: columns.count), count: AccuracyRow.all.count)
    forEachInput(path) { number, row, arguments in
      guard let exact = ExactColumn(row, arguments) else { return }
      for (index, column) in columns.enumerated() {
        guard let result = column.results[number] else { continue }
        let error = exact.error(of: result)
        let place = number / AccuracyRow.inputCount
        worst[place][index] = max(worst[place][index] ?? 0, error)
      }
    }
    print("greatest error of \(AccuracyRow.inputCount) inputs a row, seeds 1 to 5 (\(path))")
    for (row, errors) in zip(AccuracyRow.all, worst) {
      let cells = zip(columns, errors).compactMap { column, error in
        error.map { "\(column.name) \(text($0))" }
      }
      let peers = errors.dropFirst().compactMap { $0 }
      let verdict: String
      if let core = errors[0], let best = peers.min() {
        verdict = core <= best ? "best" : core <= 1.05 * best ? "within 1.05 of the best" : "lost"
      } else {
        verdict = "no peer"
      }
      print("\(row.name) [\(row.measure)]: \(cells.joined(separator: ", ")): \(verdict)")
    }
  }

  /// Three significant digits.
  private static func text(_ value: Double) -> String {
    guard value.isFinite else { return "inf/nan" }
    guard let exact = try? Rational(value) else { return "\(value)" }
    return exact.decimal(significantDigits: 3)
  }
}

extension Double {
  /// The number as a hex float (`-0x1.8p3`), exactly.
  var hexText: String {
    guard isFinite, self != 0 else { return "\(self)" }
    let sign = self < 0 ? "-" : ""
    let digits = String(significandBitPattern, radix: 16)
    let fraction = String(repeating: "0", count: 13 - digits.count) + digits
    return exponentBitPattern == 0
      ? "\(sign)0x0.\(fraction)p-1022" : "\(sign)0x1.\(fraction)p\(Int(exponentBitPattern) - 1023)"
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Another property tester or library of numbers, set up by `make bench-peers`.
struct Peer: Sendable {
  let name: String
  /// What must be there to run it.
  let program: String
  /// What the program needs to be told.
  let arguments: String

  /// The peers, with the paths at which Sources/bench/Peers/setup puts them.
  static let all = [
    Peer(
      name: "Hypothesis", program: ".peers/hypothesis/bin/python",
      arguments: "Sources/bench/Peers/hypothesis_peer.py"),
    Peer(name: "QuickCheck", program: ".peers/quickcheck/peer", arguments: ""),
    Peer(name: "rapidcheck", program: ".peers/rapidcheck/peer", arguments: ""),
  ]

  /// Whether its program is there.
  var isSetUp: Bool { access(program, X_OK) == 0 }

  /// Runs the peer and reads its figures; a line says so where it cannot be run.
  func figures() -> [PeerFigure] {
    guard let output = popen("\(program) \(arguments)", "r") else {
      print("\(name): cannot be started")
      return []
    }
    var figures: [PeerFigure] = []
    while let line = nextLine(of: output) {
      guard let figure = PeerFigure(line) else {
        print("\(name): not a figure: \(line)")
        continue
      }
      figures.append(figure)
    }
    if pclose(output) != 0 { print("\(name): ended early") }
    return figures
  }
}

/// A figure that a peer printed: a line of fields with tabs between them.
///
/// The lines are `throughput`, peer, problem, cases a CPU second, numbers a case; and `shrinking`,
/// peer, problem, seeds, ideal results, median and greatest number of runs of the property.
enum PeerFigure: Sendable {
  /// What shrinking a problem of the challenge came to.
  struct Shrinking: Sendable {
    let seeds: Int
    let ideal: Int
    let median: Int
    let most: Int
  }

  case throughput(peer: String, problem: String, casesPerSecond: Double, numbersPerCase: Double)
  case shrinking(peer: String, problem: String, Shrinking)

  init?(_ line: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    if fields.count == 5, fields[0] == "throughput",
      let rate = Double(fields[3]), let numbers = Double(fields[4]), rate.isFinite, rate > 0,
      numbers.isFinite, numbers > 0
    {
      self = .throughput(
        peer: fields[1], problem: fields[2], casesPerSecond: rate, numbersPerCase: numbers)
    } else if fields.count == 7, fields[0] == "shrinking",
      let seeds = Int(fields[3]), let ideal = Int(fields[4]), let median = Int(fields[5]),
      let most = Int(fields[6])
    {
      self = .shrinking(
        peer: fields[1], problem: fields[2],
        Shrinking(seeds: seeds, ideal: ideal, median: median, most: most))
    } else {
      return nil
    }
  }
}

/// The next line of a file without its end; nothing at the end of the file.
///
/// A line of more than 511 bytes comes in parts.
func nextLine(of file: UnsafeMutablePointer<FILE>) -> String? {
  var line = [CChar](repeating: 0, count: 512)
  guard fgets(&line, Int32(line.count), file) != nil else { return nil }
  let bytes = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
  return String(decoding: bytes, as: UTF8.self)
}

/// The property tester beside its peers: memory, throughput, what shrinking costs, and how soon
/// mistakes are noticed.
///
/// Figures of a peer are measured in the same run, because another machine or another load gives
/// other ones.
enum TesterBench {
  static func run() -> Bool {
    // First, while nothing else has used memory.
    let isMeasured = measureMemory()
    let missing = Peer.all.filter { !$0.isSetUp }.map(\.name)
    if !missing.isEmpty {
      print(
        "peers: no \(missing.joined(separator: ", ")): `make bench-peers` sets them up, and figures "
          + "do not count without them")
    }
    if missing.count < Peer.all.count { print("peers: to measure them takes some minutes") }
    let figures = Peer.all.filter(\.isSetUp).flatMap { $0.figures() }
    return compareThroughput(with: figures) && compareShrinking(with: figures) && measureEtna()
      && isMeasured
  }
}

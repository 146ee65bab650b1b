/// The property tester beside its peers: memory, throughput, and what shrinking costs.
///
/// Figures of a peer are measured in the same run, because another machine or another load gives
/// other ones.
enum TesterBench {
  static func run() -> Bool {
    // First, while nothing else has used memory.
    let isMeasured = measureMemory()
    print("peers: to measure them takes some minutes")
    var figures: [PeerFigure] = []
    for peer in Peer.all { figures += peer.figures() }
    if figures.isEmpty {
      print("peers: none; `make bench-peers` sets them up, and figures do not count without them")
    }
    return compareThroughput(with: figures) && compareShrinking(with: figures) && isMeasured
  }
}

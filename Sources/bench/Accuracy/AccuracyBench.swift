#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The greatest errors of the core and of other libraries on the same inputs, against exact values,
/// and the time of a call of the core, NumPy and SciPy.
enum AccuracyBench {
  private static let folder = ".build/accuracy"

  static func run() -> Bool {
    mkdir(".build", 0o755)
    mkdir(folder, 0o755)
    let peers = Peer.libraries
    if peers.isEmpty {
      print("peers: no NumPy, SciPy, PyTorch or JAX: `make bench-peers` sets up all but PyTorch")
    }
    let status = BenchStatus()
    guard let table = AccuracyTable(in: folder, peers: peers, status) else {
      status.complain("\(folder) cannot be written: run it at the top of the checkout")
      return false
    }
    status.clear()
    print(table.text)
    guard let speed = SpeedTable(in: folder, peers: peers, status) else {
      status.complain("\(folder) cannot be written")
      return false
    }
    status.clear()
    print(speed.text)
    return true
  }
}

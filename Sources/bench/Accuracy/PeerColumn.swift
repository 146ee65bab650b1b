#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a peer has no column, in one line.
struct PeerFault: Error {
  let text: String
}

/// The results of a peer, in the order of the inputs.
final class PeerColumn {
  let name: String
  private let lines: NumberedLines
  private var waiting: (number: Int, lists: [[Double]])?

  /// Runs the peer on a file of inputs.
  init(_ peer: Peer, inputs: String, folder: String) throws(PeerFault) {
    name = peer.name
    lines = try peer.results(of: "accuracy", inputs: inputs, folder: folder)
    waiting = lines.next()
  }

  /// Its result for the next input, which is of a row; nothing where it does not have the function.
  func next(of row: Int) -> [Double]? {
    guard let found = waiting, found.number == row else { return nil }
    waiting = lines.next()
    return found.lists.first ?? [.nan]
  }
}

extension Peer {
  /// The libraries of numbers that are installed, by the names of their modules: NumPy, SciPy,
  /// PyTorch and JAX, where `make bench-peers` puts them, else those of python3.
  static var libraries: [Peer] {
    ["numpy", "scipy", "torch", "jax"].compactMap { library in
      let arguments = "Sources/bench/Peers/accuracy_peer.py \(library)"
      let programs = [".peers/numpy/bin/python", ".peers/torch/bin/python", "python3"]
      return programs.first { system("\($0) \(arguments) >/dev/null 2>&1") == 0 }
        .map { Peer(name: library, program: $0, arguments: arguments) }
    }
  }

  /// Runs a library of numbers on a file of inputs.
  ///
  /// - Returns: lines of the numbers of inputs' rows with results.
  func results(
    of task: String, inputs: String, folder: String
  ) throws(PeerFault) -> NumberedLines {
    let output = "\(folder)/\(name)-\(task).txt"
    let messages = "\(folder)/\(name)-\(task).log"
    let status = system("\(program) \(arguments) \(task) \(inputs) >\(output) 2>\(messages)")
    guard status == 0, let lines = NumberedLines(path: output) else {
      var last: String?
      if let file = fopen(messages, "r") {
        while let line = nextLine(of: file) { last = line }
        fclose(file)
      }
      throw PeerFault(text: "ended early (\(last ?? "without a message"))")
    }
    return lines
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Exact
import MathCore

/// The cost of a gradient over that of its function, and the gradient's error, beside PyTorch's on the
/// processor where that is installed.
enum GradientBench {
  /// What a column has for a network.
  private struct Figures {
    var value = 0.0
    var gradient = 0.0
    var gradients: [[Double]] = []
  }

  static func run() -> Bool {
    let path = ".build/gradients.txt"
    guard write(Network.all, to: path) else {
      print("bench: \(path) cannot be written: run it at the top of the checkout")
      return false
    }
    let peer = Peer.torch
    let theirs = peer.map { figures(of: $0, path) } ?? [:]
    if peer == nil {
      print("gradients: no PyTorch for python3 or .peers/torch: install it there for its column")
    }
    for network in Network.all {
      print("network \(network.name), one thread")
      let exact = try? ExactNetwork.gradients(of: network)
      report("core", own(network), exact)
      if let figures = theirs[network.name] { report("PyTorch", figures, exact) }
    }
    return true
  }

  private static func own(_ network: Network) -> Figures {
    var figures = Figures()
    let (program, inputs) = (Network.program, network.inputs)
    figures.gradients = network.gradients
    figures.value = nanoseconds {
      (try? Differentiation.evaluate(program, inputs))?.elements[0] ?? .nan
    }
    figures.gradient = nanoseconds {
      (try? Differentiation.gradient(program, inputs))?.value ?? .nan
    }
    if let counts = try? Differentiation.operationCounts(program, inputs) {
      print(
        "  operations: value \(counts.forward), value and gradient \(counts.reverse), ratio "
          + decimalText(Double(counts.reverse) / Double(counts.forward), places: 2))
    }
    return figures
  }

  /// The best mean time of a call in five rounds of about a fifth of a second.
  private static func nanoseconds(_ body: () -> Double) -> Double {
    var sink = 0.0
    let once = Timing(runs: 1) { sink += body() }.milliseconds[0]
    let runs = max(1, min(20_000, Int(200 / max(once, 0.001))))
    let timing = Timing(runs: 5) { for _ in 0..<runs { sink += body() } }
    // The sum is looked at, so that no call can be left out.
    if sink.isNaN { print("  not a number") }
    return timing.milliseconds[0] * 1e6 / Double(runs)
  }

  private static func report(_ name: String, _ figures: Figures, _ exact: [[Rational]]?) {
    print(
      "  \(name): value \(microseconds(figures.value)), value and gradient "
        + "\(microseconds(figures.gradient)), ratio "
        + decimalText(figures.gradient / figures.value, places: 2))
    guard let exact, let errors = errors(figures.gradients, exact) else { return }
    print(
      "  \(name): error of an entry at most \(decimalText(errors.own, places: 1)) ulp of it, "
        + "\(decimalText(errors.largest, places: 2)) ulp of the largest entry of its tensor")
  }

  private static func microseconds(_ nanoseconds: Double) -> String {
    decimalText(nanoseconds / 1000, places: 1) + " µs"
  }

  /// The greatest error of an entry, in units of its own last place and of the largest entry's.
  private static func errors(
    _ computed: [[Double]], _ exact: [[Rational]]
  ) -> (own: Double, largest: Double)? {
    guard computed.map(\.count) == exact.map(\.count) else { return nil }
    var (own, largest) = (0.0, 0.0)
    for (tensor, truth) in zip(computed, exact) {
      let unit = (tensor.map(\.magnitude).max() ?? 1).ulp
      for (entry, value) in zip(tensor, truth) {
        guard let difference = try? (Rational(entry) - value).magnitude.roundedToDouble() else {
          return nil
        }
        own = max(own, difference / value.roundedToDouble().ulp)
        largest = max(largest, difference / unit)
      }
    }
    return (own, largest)
  }

  /// A line for each input of each network: the name, the shape and the elements, with tabs between.
  private static func write(_ networks: [Network], to path: String) -> Bool {
    mkdir(".build", 0o755)
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    for network in networks {
      for input in network.inputs {
        let shape = input.shape.map(\.description).joined(separator: " ")
        let line = HexFloats.line("\(network.name)\t\(shape)", [input.elements])
        guard HexFloats.write(line, to: file) else { return false }
      }
    }
    return true
  }

  /// Reads the peer's lines: `time`, network, two times in nanoseconds; `gradient`, network, elements.
  private static func figures(of peer: Peer, _ path: String) -> [String: Figures] {
    guard let output = popen("\(peer.program) \(peer.arguments) \(path)", "r") else { return [:] }
    var figures: [String: Figures] = [:]
    while let line = wholeLine(of: output) {
      let fields = line.split(separator: "\t")
      guard fields.count >= 3 else { continue }
      var network = figures[String(fields[1])] ?? Figures()
      if fields[0] == "time", fields.count == 4, let value = Double(fields[2]),
        let gradient = Double(fields[3])
      {
        (network.value, network.gradient) = (value, gradient)
      } else if fields[0] == "gradient" {
        network.gradients.append(fields[2].split(separator: " ").compactMap { Double($0) })
      }
      figures[String(fields[1])] = network
    }
    if pclose(output) != 0 { print("\(peer.name): ended early") }
    return figures
  }
}

/// The next line of a file, however long, without its end.
private func wholeLine(of file: UnsafeMutablePointer<FILE>) -> String? {
  var buffer: UnsafeMutablePointer<CChar>?
  var capacity = 0
  defer { free(buffer) }
  guard getline(&buffer, &capacity, file) > 0, let buffer else { return nil }
  return String(String(cString: buffer).prefix { !$0.isNewline })
}

extension Peer {
  /// PyTorch in an environment of its own, or for the system's Python; nothing where neither has it.
  static var torch: Peer? {
    for program in [".peers/torch/bin/python", "python3"] {
      guard system("\(program) -c 'import torch' >/dev/null 2>&1") == 0 else { continue }
      return Peer(
        name: "PyTorch", program: program, arguments: "Sources/bench/Peers/gradient_peer.py")
    }
    return nil
  }
}

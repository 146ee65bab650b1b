#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many cores this process may use: those that it is bound to, where the system says so.
public func coreCount() -> Int {
  if let bytes = try? readFile("/proc/self/status", limit: 1 << 20) {
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n") where line.hasPrefix("Cpus_allowed:") {
      let count = line.dropFirst("Cpus_allowed:".count).reduce(0) {
        $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0)
      }
      if count > 0 { return count }
    }
  }
  return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}

/// Four doubles at a time from and to any place in memory.
enum FourLanes {
  @inline(__always)
  static func load(_ x: UnsafePointer<Double>) -> SIMD4<Double> {
    UnsafeRawPointer(x).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  static func store(_ lanes: SIMD4<Double>, _ x: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(x).storeBytes(of: lanes, as: SIMD4<Double>.self)
  }
}

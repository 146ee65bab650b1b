/// Passes over all elements of a matrix, row by row, on pointers: where nothing is checked in an inner
/// loop the compiler makes vectors of it.
enum RowPasses {
  /// An array of as many numbers; `fill` must write all of them.
  @inline(__always)
  static func array(_ count: Int, _ fill: (UnsafeMutablePointer<Double>) -> Void) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let start = buffer.baseAddress else { return }
      fill(start)
      filled = count
    }
  }

  /// Does something for each row: the elements and the place where it starts.
  @inline(__always)
  static func rows(
    of x: [Double], width: Int, body: (UnsafePointer<Double>, _ start: Int) -> Void
  ) {
    x.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      for start in stride(from: 0, to: elements.count, by: max(width, 1)) {
        body(first + start, start)
      }
    }
  }

  /// Numbers below 2^51 units of their columns as multiples of these; an anchor is 3·2^51 units, which
  /// added and taken off rounds to a multiple.
  static func multiples(_ x: [Double], _ anchors: [Double]) -> [Double] {
    anchors.withUnsafeBufferPointer { anchors in
      array(x.count) { result in
        rows(of: x, width: anchors.count) { x, start in
          let target = result + start
          for column in 0..<anchors.count {
            target[column] = (x[column] + anchors[column]) - anchors[column]
          }
        }
      }
    }
  }

  /// The differences of two lists of one length.
  static func differences(_ x: [Double], _ y: [Double]) -> [Double] {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        array(x.count) { result in
          for index in 0..<x.count { result[index] = x[index] - y[index] }
        }
      }
    }
  }

  /// The sums of two lists of one length.
  static func sums(_ x: [Double], _ y: [Double]) -> [Double] {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        array(x.count) { result in
          for index in 0..<x.count { result[index] = x[index] + y[index] }
        }
      }
    }
  }

  /// The root of the sum of squares, with a relative error below 2^-20 where nothing overflows, and no
  /// less than 2^-400.
  static func norm(_ x: [Double]) -> Double {
    var sums = SIMD4<Double>()
    var rest = 0x1p-800
    x.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      var index = 0
      while index &+ 4 <= elements.count {
        let four = FourLanes.load(first + index)
        sums += four * four
        index &+= 4
      }
      while index < elements.count {
        rest += elements[index] * elements[index]
        index &+= 1
      }
    }
    return ((sums[0] + sums[1]) + (sums[2] + sums[3]) + rest).squareRoot()
  }

  /// The sum of the magnitudes of each column, each times a factor.
  static func columnSums(_ x: [Double], width: Int, times factor: Double = 1) -> [Double] {
    var sums = [Double](repeating: 0, count: width)
    sums.withUnsafeMutableBufferPointer { sums in
      guard let sums = sums.baseAddress else { return }
      rows(of: x, width: width) { x, _ in
        for column in 0..<width { sums[column] += x[column].magnitude * factor }
      }
    }
    return sums
  }

  /// The largest magnitude of each column.
  static func columnMaxima(_ x: [Double], width: Int) -> [Double] {
    var maxima = [Double](repeating: 0, count: width)
    maxima.withUnsafeMutableBufferPointer { maxima in
      guard let maxima = maxima.baseAddress else { return }
      rows(of: x, width: width) { x, _ in
        for column in 0..<width {
          let magnitude = x[column].magnitude
          maxima[column] = magnitude > maxima[column] ? magnitude : maxima[column]
        }
      }
    }
    return maxima
  }

  /// Whether all numbers are 0 or above 2^-450 and below 2^450 in magnitude: so far from the ends of the
  /// range that no product of two of them and no sum of such products overflows or underflows.
  static func areMiddling(_ x: [Double]) -> Bool {
    var isOut = SIMDMask<SIMD4<Int64>>(repeating: false)
    var isIn = true
    x.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      var index = 0
      while index &+ 4 <= elements.count {
        let bits = unsafeBitCast(FourLanes.load(first + index), to: SIMD4<UInt64>.self)
        let magnitudes = unsafeBitCast(
          bits & SIMD4(repeating: ~(1 << 63)), to: SIMD4<Double>.self)
        isOut = isOut .| .!(magnitudes .< 0x1p450)
        isOut = isOut .| ((magnitudes .<= 0x1p-450) .& (magnitudes .> 0))
        index &+= 4
      }
      while index < elements.count {
        let magnitude = elements[index].magnitude
        isIn = isIn && magnitude < 0x1p450 && (magnitude > 0x1p-450 || magnitude == 0)
        index &+= 1
      }
    }
    return isIn && isOut == SIMDMask(repeating: false)
  }
}

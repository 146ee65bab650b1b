-- | QuickCheck on the properties of the benchmarks: how many cases it runs a CPU second.
--
-- Prints a figure a line, its fields separated by tabs: throughput, peer, problem, cases a CPU
-- second, numbers a case.
module Main (main) where

import Control.Monad (forM, unless)
import Data.List (sort, transpose)
import Numeric (showFFloat)
import System.CPUTime (getCPUTime)
import System.Exit (exitFailure)
import System.IO (hFlush, stdout)
import Test.QuickCheck
import Test.QuickCheck.Gen (unGen)
import Test.QuickCheck.Random (mkQCGen)

runs :: Int
runs = 5

main :: IO ()
main = do
  measure "P1" 200000 lists reverseTwice length
  measure "P2" 40000 factors transposedProduct (\(a, b) -> entries a + entries b)
  measure "P3" 200000 logits softmaxSums length
  where
    entries = sum . map length

lists :: Gen [Int]
lists = chooseInt (0, 20) >>= \count -> vectorOf count (chooseInt (minBound, maxBound))

reverseTwice :: [Int] -> Bool
reverseTwice numbers = reverse (reverse numbers) == numbers

type Matrix = [[Int]]

factors :: Gen (Matrix, Matrix)
factors = do
  rows <- dimension
  inner <- dimension
  columns <- dimension
  (,) <$> matrix rows inner <*> matrix inner columns
  where
    dimension = chooseInt (1, 8)
    matrix rows columns = vectorOf rows (vectorOf columns (chooseInt (-100, 100)))

transposedProduct :: (Matrix, Matrix) -> Bool
transposedProduct (a, b) = transpose (times a b) == times (transpose b) (transpose a)

times :: Matrix -> Matrix -> Matrix
times a b = [[sum (zipWith (*) row column) | column <- turned] | row <- a]
  where
    turned = transpose b

logits :: Gen [Double]
logits = chooseInt (1, 16) >>= \count -> vectorOf count (choose (-30, 30))

-- One rounding for each addition and each division, all twice over, bounds the error of the sum.
softmaxSums :: [Double] -> Bool
softmaxSums numbers =
  all isFinite shares && abs (sum shares - 1) <= 2 * fromIntegral (length shares) * 2 ** (-53)
  where
    greatest = maximum numbers
    powers = map (\number -> exp (number - greatest)) numbers
    total = sum powers
    shares = map (/ total) powers
    isFinite share = not (isNaN share || isInfinite share)

-- | Prints the median rate of some runs after one to warm up.
measure :: String -> Int -> Gen a -> (a -> Bool) -> (a -> Int) -> IO ()
measure name cases generator property count = do
  rates <- forM [0 .. runs] $ \number -> do
    start <- getCPUTime
    result <- quickCheckWithResult (arguments number) (forAllBlind generator property)
    end <- getCPUTime
    unless (isSuccess result) exitFailure
    pure (fromIntegral cases / (fromIntegral (end - start) * 1e-12))
  let median = sort (drop 1 rates) !! (runs `div` 2) :: Double
      drawn = [count (unGen generator (mkQCGen number) 30) | number <- [1 .. 10000]]
      mean = fromIntegral (sum drawn) / fromIntegral (length drawn) :: Double
  putStrLn $
    "throughput\tQuickCheck " ++ VERSION_QuickCheck ++ "\t" ++ name ++ "\t"
      ++ showFFloat (Just 1) median "" ++ "\t" ++ showFFloat (Just 2) mean ""
  hFlush stdout
  where
    arguments number =
      stdArgs {chatty = False, maxSuccess = cases, replay = Just (mkQCGen number, 0)}

namespace Kelione.Voice.Lexicons;

/// <summary>Cuts runs of Chinese characters into words: as few as the lexicon allows, longer ones first among equals.</summary>
internal static class HanWords
{
    /// <summary>Long runs are cut piece by piece, so that the time stays in proportion to the length.</summary>
    private const int Piece = 512;

    /// <summary>Cuts a run.</summary>
    /// <param name="run">The characters, simplified.</param>
    /// <param name="lexicon">The Chinese lexicon.</param>
    /// <param name="word">Takes the start and the length of each word.</param>
    public static void Cut(ReadOnlySpan<char> run, Lexicon lexicon, Action<int, int> word)
    {
        for (var from = 0; from < run.Length; from += Piece)
        {
            CutPiece(run.Slice(from, Math.Min(Piece, run.Length - from)), from, lexicon, word);
        }
    }

    private static void CutPiece(ReadOnlySpan<char> run, int offset, Lexicon lexicon, Action<int, int> word)
    {
        // best[i]: the least cost of the characters from i on. Every word costs, a longer one a little less, so that 性价比高 beats 性价比 and 高.
        Span<int> best = stackalloc int[run.Length + 1];
        Span<byte> take = stackalloc byte[run.Length + 1];
        best[run.Length] = 0;
        for (var i = run.Length - 1; i >= 0; i--)
        {
            best[i] = best[i + 1] + 12;
            take[i] = 1;
            var most = Math.Min(lexicon.LongestHan, run.Length - i);
            for (var length = 1; length <= most; length++)
            {
                if (!lexicon.IsHanWord(run.Slice(i, length)))
                {
                    continue;
                }

                var cost = best[i + length] + 10 - (length > 1 ? length : 0);
                if (cost <= best[i])
                {
                    best[i] = cost;
                    take[i] = (byte)length;
                }
            }
        }

        for (var i = 0; i < run.Length; i += take[i])
        {
            word(offset + i, take[i]);
        }
    }
}

namespace Kelione.Journeys;

/// <summary>The models that share a path's credit by a rule along the path alone.</summary>
internal static class TouchWeights
{
    /// <summary>Each touch's share of the path's credit; they sum to one.</summary>
    /// <param name="shares">One for each touch, written here.</param>
    /// <param name="path">The path; at least one touch.</param>
    /// <param name="model">Any but Markov and Shapley by rate.</param>
    /// <param name="halfLife">For time decay.</param>
    /// <param name="direct">Which channels are direct, for last-non-direct.</param>
    public static void Fill(Span<double> shares, CodedPath path, AttributionModel model, Duration halfLife, bool[] direct)
    {
        shares.Clear();
        var touches = path.Touches;
        switch (model)
        {
            case AttributionModel.First:
                shares[0] = 1;
                break;
            case AttributionModel.Last:
                shares[^1] = 1;
                break;
            case AttributionModel.LastNonDirect:
                var last = Array.FindLastIndex(touches, t => !direct[t]);
                shares[last < 0 ? touches.Length - 1 : last] = 1;
                break;
            case AttributionModel.Linear:
                shares.Fill(1.0 / touches.Length);
                break;
            case AttributionModel.Position:
                Position(shares);
                break;
            case AttributionModel.TimeDecay:
                TimeDecay(shares, path.AgesMicros, halfLife);
                break;
            case AttributionModel.Shapley:
                ShapleyAttribution.SplitOverDistinct(shares, touches);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(model), model, "This model does not work along a path alone.");
        }
    }

    private static void Position(Span<double> shares)
    {
        if (shares.Length <= 2)
        {
            shares.Fill(1.0 / shares.Length);
            return;
        }

        shares.Fill(0.2 / (shares.Length - 2));
        shares[0] = 0.4;
        shares[^1] = 0.4;
    }

    private static void TimeDecay(Span<double> shares, IReadOnlyList<long>? ages, Duration halfLife)
    {
        // Ages count from the youngest touch on: the same shares, and the sum cannot vanish however old all touches are.
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            var halfLives = ages is null ? shares.Length - 1 - i : (ages[i] - (double)ages[^1]) / halfLife.Micros;
            shares[i] = Math.Pow(2, -halfLives);
            sum += shares[i];
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum;
        }
    }
}

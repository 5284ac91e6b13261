namespace Kelione.Oracle.Plain;

/// <summary>Removal effects of a Markov chain of order 1: how much of the chance to convert is lost when a channel is taken away.</summary>
internal static class PlainMarkov
{
    private const string Start = "\0start", Conversion = "\0conversion", Null = "\0null";

    public static IReadOnlyDictionary<string, double> RemovalEffects(IReadOnlyList<PlainPath> paths, IReadOnlyList<string> channels)
    {
        var moves = paths.SelectMany(p => Moves(p)).GroupBy(m => m).ToDictionary(g => g.Key, g => (double)g.Count());
        var whole = ChanceToConvert(moves, channels, removed: null);
        return channels.ToDictionary(c => c, c => whole > 0 ? 1 - ChanceToConvert(moves, channels, c) / whole : 0);
    }

    private static IEnumerable<(string From, string To)> Moves(PlainPath path)
    {
        var states = path.Channels.Where((c, i) => i == 0 || path.Channels[i - 1] != c).Prepend(Start).Append(path.Converted ? Conversion : Null).ToList();
        return states.Zip(states.Skip(1));
    }

    /// <summary>
    /// The chance x(s) to convert from a state s solves x(s) = Σ p(s → t) x(t), with 1 at the conversion and 0 at null and at the channel removed.
    /// States are eliminated one by one: what leads to a state is sent on to where that state leads.
    /// </summary>
    private static double ChanceToConvert(IReadOnlyDictionary<(string From, string To), double> moves, IReadOnlyList<string> channels, string? removed)
    {
        var p = new Dictionary<(string From, string To), double>();
        foreach (var ((from, to), count) in moves)
        {
            var target = to == removed ? Null : to;
            p[(from, target)] = p.GetValueOrDefault((from, target)) + count / moves.Where(m => m.Key.From == from).Sum(m => m.Value);
        }

        foreach (var state in channels)
        {
            var stay = p.GetValueOrDefault((state, state));
            var into = p.Where(m => m.Key.To == state && m.Key.From != state).ToList();
            var outOf = p.Where(m => m.Key.From == state && m.Key.To != state).ToList();
            foreach (var (way, chance) in into)
            {
                foreach (var (next, onward) in outOf)
                {
                    p[(way.From, next.To)] = p.GetValueOrDefault((way.From, next.To)) + chance * onward / (1 - stay);
                }
            }

            foreach (var (way, _) in into.Concat(outOf).ToList())
            {
                p.Remove(way);
            }
        }

        return p.GetValueOrDefault((Start, Conversion));
    }
}

/// <summary>Shapley values by the definition: the mean of what a channel adds to a set, over all sets without it, weighted by the orders in which such a set can come about.</summary>
internal static class PlainShapley
{
    public static double Of(string channel, IReadOnlyList<string> channels, Func<HashSet<string>, double> worth)
    {
        var others = channels.Where(c => c != channel).ToList();
        var sum = 0.0;
        for (var bits = 0; bits < 1 << others.Count; bits++)
        {
            var set = others.Where((_, i) => (bits & (1 << i)) != 0).ToHashSet();
            var weight = Factorial(set.Count) * Factorial(channels.Count - set.Count - 1) / Factorial(channels.Count);
            sum += weight * (worth([.. set, channel]) - worth(set));
        }

        return sum;
    }

    public static IReadOnlyDictionary<string, double> ByRate(IReadOnlyList<PlainPath> paths, IReadOnlyList<string> channels)
    {
        double Rate(HashSet<string> set)
        {
            var inside = paths.Where(p => p.Channels.All(set.Contains)).ToList();
            return PlainMath.Share(inside.Count(p => p.Converted), inside.Count);
        }

        return channels.ToDictionary(c => c, c => Of(c, channels, Rate));
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}

using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Sequences of activities: each different one travels once with its count, as codes. The lengths of the journeys stay there, but for the stretches around the medians of the variants that are shown.</summary>
internal sealed class PushedVariants : IPushed, IPushedOpenings
{
    /// <summary>The most variants shown whose medians are asked for in one statement.</summary>
    private const int MostShown = 1000;

    public Type QuestionType => typeof(VariantsQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var asked = (VariantsQuestion)question;
        if (run.Snapshot.ActivityTexts.Count > PushedRun.MostActivities)
        {
            return null;
        }

        var counts = Count(asked, run);
        if (Math.Min(asked.Top ?? int.MaxValue, counts.Count) > MostShown)
        {
            return null;
        }

        var ranks = Ranking.OrdinalRanks(run.Snapshot.Activities);
        var shown = Ranking.Top(counts, Math.Max(1, Math.Min(asked.Top ?? int.MaxValue, counts.Count)), (left, right) => left.Value != right.Value ? right.Value.CompareTo(left.Value) : Compare(left.Key, right.Key, ranks));
        var times = Times(asked, run, [.. shown.Select(v => v.Key)]);
        var persons = counts.Values.Sum();
        var answer = new VariantsAnswer
        {
            Variants = counts.Count,
            Items = [.. shown.Select(v => new Variant(v.Value, v.Value / (double)persons, [.. v.Key.Select(code => run.Snapshot.Activities[code - 1])], times.Seconds(Key(v.Key), 0.5)!.Value))],
        };
        return (answer, persons);
    }

    public PushedOpening? Open(Question question, string[] address, PushedRun run)
    {
        var asked = (VariantsQuestion)question;
        var codes = address.Skip(1).Select(name => run.Snapshot.ActivityTexts.CodeOf(name)).ToList();
        if (address[0] != "variant" || codes.Count == 0 || codes.Contains(null) || run.Snapshot.ActivityTexts.Count > PushedRun.MostActivities)
        {
            return null;
        }

        var key = Sql.Text(string.Join(',', codes.Select(c => (c!.Value + 1).ToString(CultureInfo.InvariantCulture))));
        return new PushedOpening(
            run.ActivityCode(), journeys => $"SELECT customer FROM {journeys} WHERE arrayStringConcat(arrayMap(x -> toString(x + 1), {Codes(asked)}), ',') = {key}", MayBeEmpty: false);
    }

    /// <summary>How many journeys follow each sequence. Codes are one more than those of the snapshot.</summary>
    private static Dictionary<string, long> Count(VariantsQuestion question, PushedRun run)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        run.AskJourneys(
            run.ActivityCode(),
            journeys => $"SELECT c, toInt64(count()) FROM (SELECT arrayMap(x -> toUInt16(x + 1), {Codes(question)}) AS c FROM {journeys}) GROUP BY c",
            rows =>
            {
                var codes = string.Create(rows.Length(), rows, (text, source) =>
                {
                    for (var i = 0; i < text.Length; i++)
                    {
                        text[i] = (char)(source.UInt8() | source.UInt8() << 8);
                    }
                });
                counts[codes] = counts.GetValueOrDefault(codes) + rows.Int64();
            });
        return counts;
    }

    private static TimeSums<string> Times(VariantsQuestion question, PushedRun run, IReadOnlyList<string> shown)
    {
        var times = new TimeSums<string>(0.5);
        if (shown.Count == 0)
        {
            return times;
        }

        var keys = Sql.IsIn("k", [.. shown.Select(Key)]);
        string Ask(string journeys, string time, string? where) =>
            $"SELECT k, {time} AS g, toInt64(count()) FROM (SELECT arrayStringConcat(arrayMap(x -> toString(x + 1), {Codes(question)}), ',') AS k, toUInt64(s[-1].1 - s[1].1) AS d FROM {journeys}) WHERE {keys}{where} GROUP BY k, g";
        run.AskJourneys(run.ActivityCode(), journeys => Ask(journeys, JourneySql.Stretch("d"), null), rows => times.AddStretch(rows.Text(), rows.Int64(), rows.Int64()));
        var list = string.Join(',', times.Wanted().Select(w => $"({Sql.Text(w.Key)},{Sql.Number(w.Least)})"));
        run.AskJourneys(run.ActivityCode(), journeys => Ask(journeys, "toInt64(d)", $" AND (k, {JourneySql.Stretch("d")}) IN ({list})"), rows => times.AddTime(rows.Text(), rows.Int64(), rows.Int64()));
        return times;
    }

    private static string Codes(VariantsQuestion question) => question.CollapseRepeats
        ? JourneySql.WithoutRepeats("arrayMap(x -> x.3, s)", string.Create(CultureInfo.InvariantCulture, $"toUInt32({PushedRun.NoActivity})"))
        : "arrayMap(x -> x.3, s)";

    /// <summary>The codes as the servers write them in a text.</summary>
    private static string Key(string codes) => string.Join(',', codes.Select(c => ((int)c).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Compares by the ranks of names; one that begins the other comes first.</summary>
    private static int Compare(string left, string right, int[] ranks)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length ? left.Length - right.Length : ranks[left[same] - 1].CompareTo(ranks[right[same] - 1]);
    }
}

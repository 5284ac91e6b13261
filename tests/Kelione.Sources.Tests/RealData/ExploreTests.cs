#pragma warning disable CA1307,CA1310,MA0074,MA0076,MA0011
using System.Globalization;
using Kelione.Journeys;
namespace Kelione.Sources.Tests;

public sealed class ExploreTests
{
    [Fact]
    public void Explore()
    {
        var root = Path.GetDirectoryName(SharedData.File("README.md"))!;
        foreach (var f in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (f.Contains("/expected/") || f.EndsWith(".md") || f.EndsWith(".txt")) continue;
            var w = TestContext.Current.TestOutputHelper!;
            try
            {
                var i = Imported.From(f);
                var p = i.Plan.First;
                w.WriteLine($"{Path.GetFileName(f)}: {p.Format} {p.Details.Delimiter} enc={p.Details.Encoding} q={p.Details.Quoted} read={i.Totals.RowsRead} ok={i.Totals.Batched} rej={i.Totals.Rejected} cust={i.Customers} act={i.Activities} roles={string.Join(",", p.Mapping.Roles.Select(r => r.Key + "=" + r.Value))} time={p.Time} ign={string.Join(",", p.Mapping.Ignore)} other={string.Join(",", p.Mapping.OtherTimes)} first={UtcTime.Format(i.Events.Min(e => e.TimeMicros))} last={UtcTime.Format(i.Events.Max(e => e.TimeMicros))}\n     notes={string.Join("; ", p.Notes)}\n     rej={string.Join("\n        ", i.Rejected.Take(2))}");
            }
            catch (Exception e) { w.WriteLine($"{Path.GetFileName(f)}: {e.GetType().Name} {e.Message}{(e is SourceException ? "" : e.StackTrace)}"); }
        }
    }
}

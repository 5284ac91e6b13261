using System.CommandLine;
using System.Globalization;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione attribution</c>: which channels brought the results, and at what cost.</summary>
internal static class AttributionCommand
{
    /// <summary>Makes the analysis.</summary>
    public static Analysis Create()
    {
        var conversion = Args.Step("--conversion", "Which event is a result");
        var touch = Args.Step("--touch", "Which events are touches [default: any that has the field]");
        var field = Args.Text("--field", "The field that names the channel of a touch [default: channel]", "FIELD");
        var lookback = Args.Length("--lookback", "How far back touches count [default: 90d]");
        var models = Args.Choices<AttributionModel>("--model", "A model; may be given several times [default: all but shapley-rate]");
        var halfLife = Args.Length("--half-life", "The half-life of time decay [default: 7d]");
        var direct = Args.Options("--direct", "A name of direct touches; may be given several times [default: direct, (direct), (none)]", t => t, "NAME");
        var costs = Args.Text("--costs", "A CSV file with the columns channel and cost (several rows of a channel are added up)", "FILE");
        var command = new KelioneCommand(
            "attribution",
            "Which channels brought the results, by every model, and what a result costs.",
            "kelione attribution --conversion payment_done",
            "kelione attribution --conversion order --touch \"ad_click|visit\" --field source --lookback 30d",
            "kelione attribution --conversion order --model markov --model shapley --costs costs.csv",
            "kelione attribution --paths paths.csv") { conversion, touch, field, lookback, models, halfLife, direct, costs };
        var standard = new AttributionQuestion { Conversion = StepPattern.Any };
        return new Analysis(command, ask => new AttributionQuestion
        {
            Scope = ask.Scope,
            Conversion = ask.Get(conversion) ?? throw new MendableException("Say which event is a result: --conversion payment_done — or give a file of paths: --paths FILE."),
            Touch = ask.Get(touch),
            Field = ask.Get(field) ?? standard.Field,
            Lookback = ask.Get(lookback) ?? standard.Lookback,
            Models = ask.Get(models)!,
            HalfLife = ask.Get(halfLife) ?? standard.HalfLife,
            Direct = ask.Get(direct) is { Length: > 0 } names ? names : standard.Direct,
            Costs = ask.Get(costs) is { } file ? ReadCosts(file) : standard.Costs,
        });
    }

    /// <summary>What each channel cost. A row that cannot be read is refused with the whole file: a cost that is left out makes its channel look cheap.</summary>
    /// <exception cref="MendableException">The file or a row of it cannot be read.</exception>
    public static Dictionary<string, double> ReadCosts(string file)
    {
        var table = SmallTable.Read(file, "channel", "cost|amount");
        if (table.Rejected.Count > 0)
        {
            throw new MendableException(table.Rejected[0]);
        }

        var costs = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (!double.TryParse(row.Cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var cost))
            {
                throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"{file}, line {row.Line}, cost: '{row.Cells[1]}' is not a number such as 120.50."));
            }

            costs[row.Cells[0]] = costs.GetValueOrDefault(row.Cells[0]) + cost;
        }

        return costs;
    }
}

using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Views;
using Kelione.Samples;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Sampling;

/// <summary><c>kelione sample export</c>: a scenario's customers in a file of another system, in that system's own shape.</summary>
internal static class SampleExportCommand
{
    private const string Every = "all";
    private const int Customers = 500;

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var name = new Argument<string?>("SYSTEM") { Description = $"A system or one of its exports, or '{Every}' [default: list them]", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Argument<string?>("FOLDER") { Description = "Where to; made where it is not there", Arity = ArgumentArity.ZeroOrOne };
        var scenario = Args.Text("--from", $"Whose customers: {string.Join(", ", Scenarios.All.Select(s => s.Name))} [default: phone]", "SAMPLE");
        var customers = Args.Number("--customers", $"How many customers [default: {Customers}]", "-n");
        var seed = Args.Option<long?>("--seed", "Another seed is another world with the same truths [default: 1]", t => Numbers.Whole(t), "S");
        var command = new KelioneCommand(
            "export",
            "Write a sample as another system would export it: invented customers in the system's own shape, with what makes its real files hard to read. For trying an import before you have a file.",
            "kelione sample export",
            "kelione sample export mixpanel try",
            "kelione sample export salesforce try --from b2b",
            "kelione sample export all try") { name, folder, scenario, customers, seed };
        command.SetAction((parse, _) =>
        {
            var session = new Session(surroundings, common, parse);
            if (parse.GetValue(name) is not { } asked)
            {
                List(session);
                return Task.FromResult(ExitCode.Done);
            }

            var chosen = Chosen(asked);
            var target = parse.GetValue(folder) ?? throw new MendableException($"Say where to write: kelione sample export {asked} FOLDER");
            var count = parse.GetValue(customers) ?? Customers;
            if (count < 0)
            {
                throw new MendableException("--customers cannot be negative.");
            }

            var world = SampleCommand.Find(parse.GetValue(scenario) ?? Scenarios.All[0].Name);
            var isEvery = asked.Equals(Every, StringComparison.OrdinalIgnoreCase);
            var written = chosen.Select(e => Write(e, world, count, parse.GetValue(seed) ?? 1, isEvery ? Path.Combine(target, e.Name) : target)).ToList();
            if (written.All(w => w.Records == 0))
            {
                throw new MendableException($"Of {count.ToString(CultureInfo.InvariantCulture)} customers of '{world.Name}' nothing happened that such an export holds. Take more of them, or another sample.");
            }

            Tell(session, written);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static IReadOnlyList<ExportSample> Chosen(string asked)
    {
        if (asked.Equals(Every, StringComparison.OrdinalIgnoreCase))
        {
            return ExportSample.All;
        }

        var found = ExportSample.Find(asked) ?? KnownSystem.Find(asked)?.Profiles.Select(p => ExportSample.Find(p.Name)).OfType<ExportSample>().FirstOrDefault();
        return found is not null
            ? [found]
            : throw new MendableException($"There is no sample export '{asked}'.{NearNames.Sentence(asked, [.. ExportSample.All.SelectMany(e => new[] { e.System, e.Name }).Distinct(StringComparer.Ordinal)])}")
                { CommandHint = "'kelione sample export' lists them." };
    }

    private static Written Write(ExportSample export, Samples.Scenario scenario, int customers, long seed, string folder)
    {
        var path = Path.Combine(folder, export.FileName);
        var records = UserFile.Try(path, () =>
        {
            Directory.CreateDirectory(folder);
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
            return export.Write(scenario, customers, seed, file);
        });
        if (records == 0)
        {
            // An empty file would be refused where it is brought in.
            File.Delete(path);
        }

        return new Written(export, path, records);
    }

    private static void Tell(Session session, IReadOnlyList<Written> written)
    {
        if (session.Json)
        {
            session.WriteJson(new { Exports = written.Select(w => new { w.Export.System, w.Export.Name, File = w.Records > 0 ? w.Path : null, w.Records, w.Export.Zone }) });
            return;
        }

        foreach (var (export, path, records) in written)
        {
            session.Tell(records == 0
                ? $"{export.Name}: the sample has nothing of the kind"
                : string.Create(CultureInfo.InvariantCulture, $"{export.Name}: {records} records → {path}"));
        }

        if (written is [{ Records: > 0 } one])
        {
            session.Tell($"Bring it in: kelione import \"{one.Path}\"{(one.Export.Zone is { } zone ? $" --zone {zone}" : "")}");
        }
    }

    private static void List(Session session)
    {
        if (session.Json)
        {
            session.WriteJson(new { Exports = ExportSample.All.Select(e => new { e.System, e.Name, File = e.FileName, e.Zone }) });
            return;
        }

        session.Show(sheet =>
        {
            var t = sheet.T;
            var grid = new Grid(new Column(t.Key), Grid.Name(t.Name), Grid.Name(t.SystemFiles));
            foreach (var export in ExportSample.All)
            {
                grid.Add(export.Name, KnownSystem.Find(export.System)?.Title ?? export.System, export.FileName);
            }

            sheet.Add(grid);
        });
    }

    /// <summary>A file that was written.</summary>
    private sealed record Written(ExportSample Export, string Path, long Records);
}

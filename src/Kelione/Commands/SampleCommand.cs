using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using Kelione.CommandLine.Views;
using Kelione.Samples;
using Kelione.Workspace;
using Scenario = Kelione.Samples.Scenario;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione sample</c>: made-up customers with planted truths, of any size.</summary>
internal static class SampleCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var name = new Argument<string?>("NAME") { Description = $"{string.Join(", ", Scenarios.All.Select(s => s.Name))} [default: list them]", Arity = ArgumentArity.ZeroOrOne };
        var customers = Args.Number("--customers", "How many customers [default: the scenario's own]", "-n");
        var seed = Args.Option<long?>("--seed", "Another seed is another world with the same truths [default: 1]", t => Numbers.Whole(t), "S");
        var output = Args.Text("--output", "The file: .csv or .jsonl, also .gz", "FILE", "-o");
        var unplanted = Args.Flag("--unplanted", "The same things happen as often, but nothing goes together with anything");
        var identities = Args.Text("--identities", "Let visitors have anonymous ids until they sign in, and write whose those are, for kelione identity import", "FILE");
        var costs = Args.Text("--costs", "Write what the channels cost too, for kelione attribution --costs", "FILE");
        var feedback = Args.Text("--feedback", "Write reviews, ratings and tickets too", "FILE");
        var command = new KelioneCommand(
            "sample",
            "Write a sample: made-up customers in whose events certain truths are planted. The same seed gives the same bytes everywhere.",
            "kelione sample",
            "kelione sample phone --customers 5000 --seed 1 -o phone.csv",
            "kelione sample phone -o phone.csv --identities pairs.csv",
            "kelione sample city-guide -o city.csv.gz --unplanted") { name, customers, seed, output, unplanted, identities, costs, feedback };
        command.Subcommands.Add(Sampling.SampleExportCommand.Create(surroundings, common));
        command.SetAction((parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            if (parse.GetValue(name) is not { } asked)
            {
                List(session);
                return Task.FromResult(ExitCode.Done);
            }

            var scenario = Find(asked);
            var (n, s) = (parse.GetValue(customers) ?? scenario.DefaultCustomers, parse.GetValue(seed) ?? 1);
            if (n < 0)
            {
                throw new MendableException("--customers cannot be negative.");
            }

            var path = parse.GetValue(output) ?? throw new MendableException($"Say where to write: kelione sample {scenario.Name} -o {scenario.Name}.csv");

            // Anonymous ids without the file that says whose they are would be other customers, and the truths would not show.
            var options = new SampleOptions { Planted = !parse.GetValue(unplanted), AnonymousIds = parse.GetValue(identities) is not null };
            var events = Write(path, stream => SampleWriter.WriteEvents(scenario, n, s, stream, FormatOf(path), options, progress: null, cancellationToken));
            WriteBeside(parse.GetValue(identities), stream => SampleWriter.WriteIdentities(scenario, n, s, stream));
            WriteBeside(parse.GetValue(costs), stream => SampleWriter.WriteCosts(scenario, n, s, stream, options));
            WriteBeside(parse.GetValue(feedback), stream => SampleWriter.WriteFeedback(scenario, n, s, stream, options));
            if (session.Json)
            {
                session.WriteJson(new { Sample = scenario.Name, Customers = n, Seed = s, File = path, Events = events });
            }
            else
            {
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"{events} events of {n} customers → {path}"));
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>The scenario of a name.</summary>
    public static Scenario Find(string name) => Scenarios.Find(name)
        ?? throw new MendableException($"There is no sample '{name}'.{NearNames.Sentence(name, [.. Scenarios.All.Select(s => s.Name)])}");

    /// <summary>Writes a file, packed where its name ends in .gz.</summary>
    public static long Write(string path, Func<Stream, long> write) => UserFile.Try(path, () => WriteTo(path, write));

    private static long WriteTo(string path, Func<Stream, long> write)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return write(file);
        }

        using var packed = new GZipStream(file, CompressionLevel.Fastest);
        return write(packed);
    }

    private static void WriteBeside(string? path, Func<Stream, long> write)
    {
        if (path is not null)
        {
            Write(path, write);
        }
    }

    private static SampleFormat FormatOf(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() is ".jsonl" or ".ndjson" ? SampleFormat.JsonLines : SampleFormat.Csv;
    }

    private static void List(Session session)
    {
        if (session.Json)
        {
            session.WriteJson(new { Samples = Scenarios.All.Select(s => new { s.Name, s.Title, s.Description, Customers = s.DefaultCustomers, s.Truths }) });
            return;
        }

        session.Show(sheet =>
        {
            foreach (var scenario in Scenarios.All)
            {
                sheet.Title(scenario.Name, scenario.Title);
                sheet.Paragraph(scenario.Description);
                foreach (var truth in scenario.Truths)
                {
                    sheet.Paragraph("· " + truth.Sentence, Ink.Quiet);
                }
            }
        });
    }
}

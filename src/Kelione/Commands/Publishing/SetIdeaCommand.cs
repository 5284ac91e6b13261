using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Commands.Maps;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary><c>kelione ideas set</c>: changes owner, due date, status and ratings of an idea; a new version of the map.</summary>
internal static class SetIdeaCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var map = new Argument<string>("MAP") { Description = "The id of the map" };
        var idea = new Argument<string>("IDEA") { Description = "The id of the idea" };
        var status = Args.Choice<IdeaStatus>("--status", "How far it is");
        var owner = Args.Text("--owner", "Who does it", "NAME");
        var due = Args.Option<DateOnly?>("--due", "When it is to be done", ReadDay, "DAY");
        var released = Args.Option<DateOnly?>("--released", "The first day on which customers had it", ReadDay, "DAY");
        var design = Score("--ease-of-design", "How easy its design is, 0–10");
        var development = Score("--ease-of-development", "How easy its development is, 0–10");
        var effort = Args.Option<double?>("--effort", "Its effort in the unit of the map's budget", ReadNumber, "N");
        var author = MapSources.AuthorOption();
        var command = new KelioneCommand(
            "set", "Change an idea: its owner, dates, status, ratings.", "kelione ideas set phone keeps-the-order --status released --released 2025-07-01") { map, idea, status, owner, due, released, design, development, effort, author };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var library = session.Library();
            var stored = await library.GetAsync(MapSources.IdToChange(parse.GetRequiredValue(map)), cancellationToken: cancellationToken);
            var id = parse.GetRequiredValue(idea);
            var before = stored.Map.Ideas.FirstOrDefault(i => i.Id == id)
                ?? throw new MendableException($"The map '{stored.Map.Id}' has no idea '{id}'. It has: {string.Join(", ", stored.Map.Ideas.Select(i => i.Id))}");
            var after = before with
            {
                Status = parse.GetValue(status) ?? before.Status,
                Owner = parse.GetValue(owner) ?? before.Owner,
                Due = parse.GetValue(due) ?? before.Due,
                ReleasedOn = parse.GetValue(released) ?? before.ReleasedOn,
                EaseOfDesign = parse.GetValue(design) ?? before.EaseOfDesign,
                EaseOfDevelopment = parse.GetValue(development) ?? before.EaseOfDevelopment,
                Effort = parse.GetValue(effort) ?? before.Effort,
            };
            var ideas = stored.Map.Ideas.Select(i => i.Id == id ? after : i).ToValueList();
            var edits = MapEdits.Between(stored.Map, stored.Map with { Ideas = ideas });
            var change = await library.ApplyAsync(stored.Map.Id, edits, stored.Version, session.Author(author), "", cancellationToken);
            Conflicts.Tell(session, change.Conflicts);
            if (session.Json)
            {
                session.WriteJson(new { Map = stored.Map.Id, change.Stored.Version, Idea = change.Stored.Map.Ideas.First(i => i.Id == id), change.Conflicts });
            }
            else
            {
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"{stored.Map.Id}@{change.Stored.Version}: {id}"));
            }
        });
    }

    private static Option<double?> Score(string name, string help) => Args.Option<double?>(
        name, help, t => ReadNumber(t) is >= 0 and <= 10 and var score ? score : throw new FormatException("the rating lies between 0 and 10."), "0–10");

    private static double? ReadNumber(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is no number; write for example 7.5.");

    private static DateOnly? ReadDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new FormatException($"'{text}' is no day; write for example 2026-07-01.");
}

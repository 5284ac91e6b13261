using System.CommandLine;
using Kelione.CommandLine.Commands.Maps;
using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione demand</c>: what people search for over time, and to which map it belongs.</summary>
internal static class DemandCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand(
            "demand",
            "Search demand over time (Google Trends, Yandex Wordstat, Statista), by topic; shown beside a map's first stage.",
            "kelione import wordstat_dynamic.csv",
            "kelione demand list",
            "kelione demand bind phone \"buy a phone\"");
        command.Subcommands.Add(List(surroundings, common));
        command.Subcommands.Add(Show(surroundings, common));
        command.Subcommands.Add(Bind(surroundings, common));
        command.Subcommands.Add(Remove(surroundings, common));
        return command;
    }

    private static DemandShelf Shelf(Session session) => new(session.Folder, session.Surroundings.Time);

    private static KelioneCommand List(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand("list", "The topics that are known, with source, region, periods and unit.", "kelione demand list", "kelione demand list --json");
        return command.Does(surroundings, common, async (session, _, cancellationToken) =>
        {
            var series = await Shelf(session).ListAsync(cancellationToken: cancellationToken);
            session.Show(new { Series = series.Select(DemandLine.Of) }, sheet => DemandView.Show(sheet, session.FeedbackTexts, [.. series.Select(DemandLine.Of)]));
        });
    }

    private static KelioneCommand Show(Surroundings surroundings, CommonOptions common)
    {
        var topic = new Argument<string?>("TOPIC") { Description = "The topic, or a part of its name [default: with --map, those of the map]", Arity = ArgumentArity.ZeroOrOne };
        var map = Args.Text("--map", "The demand beside this map's first stage", "ID");
        var command = new KelioneCommand("show", "The demand for a topic by month, or beside a map's first stage.", "kelione demand show \"buy a phone\"", "kelione demand show --map phone") { topic, map };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var shelf = Shelf(session);
            if (parse.GetValue(map) is { } id)
            {
                var demand = await shelf.OfMapAsync(MapSources.IdAlone(id, "Demand belongs to the map as it is now."), cancellationToken);
                session.Show(demand, sheet => DemandView.Show(sheet, session.FeedbackTexts, demand));
                return;
            }

            var wanted = parse.GetValue(topic) ?? throw new MendableException("Say which topic: kelione demand show \"buy a phone\", or which map: --map ID. 'kelione demand list' shows the topics.");
            var series = await shelf.ListAsync(wanted, cancellationToken);
            if (series.Count == 0)
            {
                throw new MendableException($"Nothing is known of the demand for '{wanted}'.") { IsMissing = true, CommandHint = "'kelione demand list' shows the topics." };
            }

            session.Show(new { Series = series }, sheet => DemandView.ShowMonths(sheet, session.FeedbackTexts, [.. series.Select(DemandLine.Of)]));
        });
    }

    private static KelioneCommand Bind(Surroundings surroundings, CommonOptions common)
    {
        var map = MapSources.IdArgument();
        var topics = new Argument<string[]>("TOPIC") { Description = "The topics that belong to the map's first stage; none to take them off", Arity = ArgumentArity.ZeroOrMore };
        var command = new KelioneCommand("bind", "Say which topics belong to a map's first stage: their demand stands beside it from then on.", "kelione demand bind phone \"buy a phone\" \"cheap phone\"", "kelione demand bind phone") { map, topics };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var shelf = Shelf(session);
            var id = MapSources.IdAlone(parse.GetRequiredValue(map), "Demand belongs to the map as it is now.");
            await shelf.BindAsync(id, parse.GetValue(topics) ?? [], cancellationToken);
            var demand = await shelf.OfMapAsync(id, cancellationToken);
            session.Show(demand, sheet => DemandView.Show(sheet, session.FeedbackTexts, demand));
        });
    }

    private static KelioneCommand Remove(Surroundings surroundings, CommonOptions common)
    {
        var topic = new Argument<string>("TOPIC") { Description = "The topic, in full" };
        var command = new KelioneCommand("remove", "Take all numbers of a topic out.", "kelione demand remove \"buy a phone\"") { topic };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var gone = await Shelf(session).RemoveAsync(parse.GetRequiredValue(topic), cancellationToken);
            if (session.Json)
            {
                session.WriteJson(new { Removed = gone });
            }
            else
            {
                session.Tell(FormattableString.Invariant($"{gone} numbers of '{parse.GetRequiredValue(topic)}' are out."));
            }
        });
    }
}

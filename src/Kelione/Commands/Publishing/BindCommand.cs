using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Commands.Maps;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary><c>kelione map bind</c>: says which events a step means, or proposes it for all that are not bound.</summary>
internal static class BindCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var map = new Argument<string>("MAP") { Description = "The id of the map" };
        var step = new Argument<string?>("STEP") { Description = "The id of the step", Arity = ArgumentArity.ZeroOrOne };
        var events = new Argument<string?>("EVENTS") { Description = "The events that it means: cart, \"cart|basket\", \"order[channel=web]\"; - for none", Arity = ArgumentArity.ZeroOrOne };
        var success = Args.Text("--success", "The events that are its success, where being there is not enough", "EVENTS");
        var suggest = Args.Flag("--suggest", "Propose bindings for the steps that have none, by names and order");
        var apply = Args.Flag("--apply", "With --suggest: take what is proposed");
        var author = MapSources.AuthorOption();
        var scope = new ScopeOptions();
        var command = new KelioneCommand(
            "bind",
            "Say which events a step means, or have bindings proposed.",
            "kelione map bind phone pays payment_submit --success order_paid",
            "kelione map bind phone --suggest",
            "kelione map bind phone --suggest --apply") { map, step, events, success, suggest, apply, author };
        scope.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var stored = await session.Library().GetAsync(MapSources.IdToChange(parse.GetRequiredValue(map)), cancellationToken: cancellationToken);
            if (parse.GetValue(suggest))
            {
                await using var workspace = await session.OpenAsync(cancellationToken);
                var suggestions = await BindingSuggestions.ForAsync(workspace, stored.Map, scope.Of(parse, workspace.Segments), cancellationToken);
                var taken = parse.GetValue(apply) ? suggestions.Where(s => s.Proposed is not null).ToDictionary(s => s.Step, s => s.Proposed, StringComparer.Ordinal) : [];
                await BindAsync(session, stored, taken, session.Author(author), suggestions, cancellationToken);
                return ExitCode.Done;
            }

            if (parse.GetValue(step) is not { } id || parse.GetValue(events) is not { } text)
            {
                throw new MendableException($"Say which step and which events, for example: kelione map bind {stored.Map.Id} {stored.Map.Steps().FirstOrDefault()?.Id ?? "STEP"} cart — or --suggest.");
            }

            if (stored.Map.Steps().All(s => s.Id != id))
            {
                throw new MendableException($"The map '{stored.Map.Id}' has no step '{id}'. It has: {string.Join(", ", stored.Map.Steps().Select(s => s.Id))}");
            }

            var binding = text == "-" ? null : new Binding(Checked(text), parse.GetValue(success) is { } wanted ? Checked(wanted) : null);
            await BindAsync(session, stored, new(StringComparer.Ordinal) { [id] = binding }, session.Author(author), [], cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task BindAsync(
        Session session, StoredMap stored, Dictionary<string, Binding?> bindings, string author, IReadOnlyList<StepSuggestion> suggestions, CancellationToken cancellationToken)
    {
        var bound = stored.Map with
        {
            Stages = stored.Map.Stages.Select(s => s with
            {
                Steps = s.Steps.Select(t => bindings.TryGetValue(t.Id, out var binding) ? t with { Binding = binding } : t).ToValueList(),
            }).ToValueList(),
        };
        var edits = MapEdits.Between(stored.Map, bound);
        var change = edits.Count == 0 ? null : await session.Library().ApplyAsync(stored.Map.Id, edits, stored.Version, author, "bind", cancellationToken);
        var (version, conflicts) = (change?.Stored.Version ?? stored.Version, change?.Conflicts ?? []);
        Conflicts.Tell(session, conflicts);
        if (session.Json)
        {
            session.WriteJson(new { Map = stored.Map.Id, Version = version, Bound = bindings.Keys, Suggestions = suggestions, Conflicts = conflicts });
            return;
        }

        if (suggestions.Count > 0 || bindings.Count == 0)
        {
            session.Show(sheet => DraftView.Suggestions(sheet, stored.Map, suggestions));
        }

        if (bindings.Count > 0)
        {
            session.Tell(string.Create(CultureInfo.InvariantCulture, $"{stored.Map.Id}@{version}: {string.Join(", ", bindings.Select(b => $"{b.Key} = {b.Value?.Events ?? "–"}"))}"));
        }
    }

    private static string Checked(string text)
    {
        try
        {
            return StepPattern.Parse(text).ToString();
        }
        catch (FormatException e)
        {
            throw new MendableException(e.Message, e);
        }
    }
}

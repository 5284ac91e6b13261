using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Maps;

/// <summary><c>kelione map new</c> and <c>kelione templates</c>: how a map begins.</summary>
internal static class NewMap
{
    private static readonly LaneKind[] UsualLanes = [LaneKind.Goals, LaneKind.Thoughts, LaneKind.Emotions, LaneKind.Touchpoints, LaneKind.Barriers, LaneKind.Ideas, LaneKind.Responsible];

    /// <summary>Makes <c>map new</c>.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var template = Args.Text("--template", "The template to begin with; 'kelione templates' lists them [default: an empty map]", "NAME");
        var language = Args.Text("--language", $"The language of the map's words: {string.Join(", ", MapTemplates.Languages)} [default: that of views]", "LANGUAGE");
        var title = Args.Text("--title", "The title [default: the template's]", "TITLE");
        var id = Args.Text("--id", "The id: small letters, digits, hyphens [default: the template's name, or from the title; with a number where it is taken]", "ID");
        var kind = Args.Choice<MapKind>("--kind", "The kind of an empty map [default: linear]");
        var author = MapSources.AuthorOption();
        var command = new KelioneCommand(
            "new",
            "Begin a map, from a template or empty.",
            "kelione map new --template phone",
            "kelione map new --template b2b --language lt --id tiekimas",
            "kelione map new --title \"Opening an account\"") { template, language, title, id, kind, author };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var map = parse.GetValue(template) is { } name
                ? OfTemplate(name, LanguageOf(session, parse.GetValue(language)), parse.GetValue(id), parse.GetValue(title))
                : Empty(parse.GetValue(title), LanguageOf(session, parse.GetValue(language)), parse.GetValue(id), parse.GetValue(kind));
            var stored = await session.Library().CreateAsync(map, session.Author(author), mustKeepId: parse.GetValue(id) is not null, cancellationToken: cancellationToken);
            session.Show(
                new { stored.Map.Id, stored.Map.Title, stored.Map.Kind, stored.Map.Language, stored.Version, Stages = stored.Map.Stages.Count, Steps = stored.Map.Steps().Count() },
                sheet =>
                {
                    sheet.Title(stored.Map.Title, stored.Map.Id);
                    sheet.Commands(session.MapTexts["OpenMap"], $"map show {stored.Map.Id}", $"map export {stored.Map.Id} -o {stored.Map.Id}.yaml");
                });
        });
    }

    /// <summary>Makes <c>templates</c>.</summary>
    public static Command Templates(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand("templates", "List the templates that a map can begin with.", "kelione templates", "kelione templates --lang lt");
        command.SetAction(parse =>
        {
            var session = new Session(surroundings, common, parse);
            var language = LanguageOf(session, null);
            session.Show(
                new
                {
                    Templates = MapTemplates.All.Select(t => new { t.Name, Group = t.Group.ToString().ToLowerInvariant(), t.Kind, Title = t.Titles[language], Description = t.Descriptions[language], t.Stages, t.Steps, t.Personas }),
                },
                sheet => Views.Maps.TemplatesView.Show(sheet, session.MapTexts, language));

            return ExitCode.Done;
        });
        return command;
    }

    private static JourneyMap OfTemplate(string name, string language, string? id, string? title)
    {
        var template = MapTemplates.Find(name)
            ?? throw new MendableException($"There is no template '{name}'.{NearNames.Sentence(name, [.. MapTemplates.All.Select(t => t.Name)])} 'kelione templates' lists them all.");
        return template.Create(language, Checked(id) ?? (title is null ? template.Name : null), title);
    }

    private static JourneyMap Empty(string? title, string language, string? id, MapKind? kind) => string.IsNullOrWhiteSpace(title)
        ? throw new MendableException("Say what the map begins with: --template NAME ('kelione templates' lists them), or --title TITLE for an empty one.")
        : new()
        {
            Id = Checked(id) ?? MapIds.From(title),
            Title = title,
            Kind = kind ?? MapKind.Linear,
            Language = language,
            Lanes = [.. UsualLanes.Select(k => new Lane { Id = k.ToString().ToLowerInvariant(), Kind = k })],
        };

    /// <summary>The id that a person asks for; null where none is.</summary>
    /// <exception cref="MendableException">It cannot be the id of a map.</exception>
    internal static string? Checked(string? id) => id is null || MapIds.IsValid(id) ? id : throw new MendableException($"'{id}' cannot be the id of a map: take small letters a–z, digits and hyphens, as in '{MapIds.From(id)}'.");

    /// <summary>The language of a map: the one asked for, else that of views, else English.</summary>
    internal static string LanguageOf(Session session, string? asked)
    {
        var wanted = (asked ?? session.Texts.Culture.TwoLetterISOLanguageName).ToLowerInvariant();
        return MapTemplates.Languages.FirstOrDefault(l => wanted == l || wanted.StartsWith(l + "-", StringComparison.Ordinal))
            ?? (asked is null ? MapTemplates.Languages[0] : throw new MendableException($"--language: '{asked}' is none of {string.Join(", ", MapTemplates.Languages)}. Begin in one of them and change the language in the map's text."));
    }
}

using System.Globalization;
using Kelione.Maps.Text;

namespace Kelione.Maps.Mermaid;

/// <summary>Reads Mermaid's journey line by line.</summary>
internal sealed class MermaidReader(ReadingLog log)
{
    private const int MostCharacters = 1024 * 1024;
    private const string EmotionLane = "emotions";

    private readonly List<Section> _sections = [];
    private readonly List<string> _actors = [];
    private string _title = "";
    private bool _hasBegun;

    private sealed record Section(string Name, List<TaskLine> Tasks);

    private sealed record TaskLine(string Name, double? Felt, string[] Actors);

    public JourneyMap? Read(string text, string nameWithoutTitle)
    {
        if (text.Length > MostCharacters)
        {
            log.Error(default, "the text is longer than 1 MB: no journey of Mermaid is that long");
            return null;
        }

        var isInFront = false;
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.Trim(), i + 1)))
        {
            if (!_hasBegun && line == "---")
            {
                isInFront = !isInFront;
            }
            else if (isInFront)
            {
                FrontMatter(line);
            }
            else if (line == MermaidScore.UnknownMark)
            {
                ForgetScore();
            }
            else if (line.Length > 0 && !line.StartsWith("%%", StringComparison.Ordinal))
            {
                foreach (var statement in MermaidText.Statements(line).Select(s => s.Trim()).Where(s => s.Length > 0))
                {
                    Statement(statement, new(number, 1));
                }
            }
        }

        if (!_hasBegun && !log.HasErrors)
        {
            log.Error(new(1, 1), "this is no journey of Mermaid: its first line is 'journey'");
        }

        return log.HasErrors ? null : Build(nameWithoutTitle);
    }

    private void FrontMatter(string line)
    {
        if (line.StartsWith("title:", StringComparison.Ordinal))
        {
            _title = line["title:".Length..].Trim().Trim('"', '\'');
        }
    }

    private void Statement(string text, TextPlace place)
    {
        if (!_hasBegun)
        {
            _hasBegun = text.Equals("journey", StringComparison.OrdinalIgnoreCase);
            if (!_hasBegun)
            {
                log.Error(place, $"'{Fields.Short(text)}' is no journey of Mermaid: its first line is 'journey'");
                _hasBegun = true;
            }
        }
        else if (After(text, "title ") is { } title)
        {
            _title = MermaidText.Unescape(title);
        }
        else if (After(text, "section ") is { } section)
        {
            _sections.Add(new(MermaidText.Unescape(section), []));
        }
        else if (After(text, "accTitle") is not null || After(text, "accDescr") is not null)
        {
            log.Warn(place, "words for screen readers (accTitle, accDescr) have no place in a map and are left out");
        }
        else
        {
            Task(text, place);
        }
    }

    private void Task(string text, TextPlace place)
    {
        var parts = text.Split(':', 3);
        if (parts.Length < 2)
        {
            log.Error(place, $"'{Fields.Short(text)}' is no step: a step is written as 'What they do: 3: Who', with a score from 1 to 5");
            return;
        }

        if (!int.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var score) || score is < 1 or > 5)
        {
            log.Error(place, $"the score of '{Fields.Short(MermaidText.Unescape(parts[0]))}' is a whole number from 1 to 5, not '{Fields.Short(parts[1].Trim())}'");
            return;
        }

        string[] actors = parts.Length == 3 ? [.. parts[2].Split(',').Select(MermaidText.Unescape).Where(a => a.Length > 0).Distinct()] : [];
        _actors.AddRange(actors.Where(a => !_actors.Contains(a)));
        if (_sections.Count == 0)
        {
            _sections.Add(new("", []));
        }

        _sections[^1].Tasks.Add(new(MermaidText.Unescape(parts[0]), MermaidScore.Emotion(score), actors));
    }

    // Where somebody gave the step another score since, that holds.
    private void ForgetScore()
    {
        if (_sections.Count > 0 && _sections[^1].Tasks is [.., { Felt: 0 }] tasks)
        {
            tasks[^1] = tasks[^1] with { Felt = null };
        }
    }

    private JourneyMap Build(string nameWithoutTitle)
    {
        var title = new[] { _title, nameWithoutTitle, "Journey" }.First(t => !string.IsNullOrWhiteSpace(t));
        var personas = Named(_actors, "persona").Zip(_actors, (id, name) => new Persona { Id = id, Name = name }).ToValueList();
        var stageNames = _sections.ConvertAll(s => s.Name.Length > 0 ? s.Name : title);
        var stageIds = Named(stageNames, "stage");
        var tasks = _sections.SelectMany(s => s.Tasks).ToList();
        var stepIds = Named(tasks.ConvertAll(t => t.Name), "step");
        var next = 0;
        var stages = _sections.Select((s, i) => new Stage
        {
            Id = stageIds[i],
            Name = stageNames[i],
            Steps = [.. s.Tasks.Select(t => new Step { Id = stepIds[next++], Name = t.Name })],
        }).ToValueList();
        return MapOrder.Canonical(new()
        {
            Id = Ids.Of(title) is { Length: > 0 } id ? id : Ids.Of(nameWithoutTitle) is { Length: > 0 } other ? other : "map",
            Title = title,
            Personas = personas,
            Lanes = [new() { Id = EmotionLane, Kind = LaneKind.Emotions }],
            Stages = stages,
            Cards = [.. tasks.SelectMany((t, i) => Cards(t, stepIds[i], personas))],
        });
    }

    // One card for everybody, or none where no emotion is known; where only some take part, one for each of them.
    private static IEnumerable<Card> Cards(TaskLine task, string step, ValueList<Persona> personas)
    {
        var isEverybody = task.Actors.Length == 0 || task.Actors.Length == personas.Count;
        if (isEverybody && task.Felt is null)
        {
            return [];
        }

        var who = isEverybody ? [null] : personas.Where(p => task.Actors.Contains(p.Name)).Select(p => (string?)p.Id);
        return who.Select((persona, i) => new Card
        {
            Id = i == 0 ? $"{step}-{EmotionLane}" : FormattableString.Invariant($"{step}-{EmotionLane}-{i + 1}"),
            Lane = EmotionLane,
            Step = step,
            Persona = persona,
            Felt = task.Felt,
        });
    }

    private static string[] Named(List<string> names, string what)
    {
        var taken = new HashSet<string>();
        return [.. names.Select((name, i) =>
        {
            var id = Ids.Unique(Ids.Of(name) is { Length: > 0 } made ? made : FormattableString.Invariant($"{what}-{i + 1}"), taken.Contains);
            taken.Add(id);
            return id;
        })];
    }

    private static string? After(string text, string keyword) => text.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) ? text[keyword.Length..].Trim() : null;
}

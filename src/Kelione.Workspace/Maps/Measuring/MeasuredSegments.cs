using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A segment or persona measured beside the whole.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Persona">The persona's id; null for a segment.</param>
/// <param name="Answer">Its figures.</param>
internal sealed record MeasuredSegment(string Name, string? Persona, StepMeasuresAnswer Answer);

/// <summary>Measures segments and personas beside the whole, each asked once.</summary>
/// <param name="map">The map.</param>
/// <param name="options">Which are asked for.</param>
/// <param name="segments">The segments that people defined.</param>
internal sealed class MeasuredSegments(JourneyMap map, MeasureOptions options, SegmentShelf segments)
{
    /// <summary>What is to be measured: every persona that is bound to a segment, for its share, and the segments asked for.</summary>
    /// <exception cref="MendableException">A segment or persona is unknown, or a persona is not bound.</exception>
    public IReadOnlyList<(string Name, string? Persona, NamedSegment Segment)> Wanted()
    {
        foreach (var id in options.Personas)
        {
            var persona = map.Personas.FirstOrDefault(p => p.Id == id)
                ?? throw new MendableException($"The map has no persona '{id}'.{NearNames.Sentence(id, [.. map.Personas.Select(p => p.Id)])}");
            if (string.IsNullOrWhiteSpace(persona.Segment))
            {
                throw new MendableException($"The persona '{persona.Name}' is not bound to a segment, so nobody knows whose customers it stands for. Bind it first.");
            }
        }

        return
        [
            .. map.Personas.Where(p => !string.IsNullOrWhiteSpace(p.Segment)).Select(p => (p.Name, (string?)p.Id, Resolve(p))),
            .. options.Segments.Select(s => segments.Resolve(s)).Select(s => (s.Name, (string?)null, s)),
        ];
    }

    /// <summary>Whether it was asked to be shown side by side, not only counted.</summary>
    public bool IsSideBySide(MeasuredSegment segment) => segment.Persona is null || options.Personas.Contains(segment.Persona, StringComparer.Ordinal);

    /// <summary>The shares of personas.</summary>
    public static ValueList<PersonaMeasure> Personas(IReadOnlyList<MeasuredSegment> measured, long customers) =>
        measured.Where(m => m.Persona is not null).Select(m => new PersonaMeasure(
            m.Persona!, m.Answer.Customers, customers > 0 ? m.Answer.Customers / (double)customers : null,
            Proportions.Wilson(m.Answer.Customers, customers) is { } share ? new Bounds(share.Low, share.High) : null)).ToValueList();

    private NamedSegment Resolve(Persona persona)
    {
        try
        {
            return segments.Resolve(persona.Segment!);
        }
        catch (MendableException e)
        {
            throw new MendableException($"The segment of the persona '{persona.Name}' cannot be used. {e.Message}", e);
        }
    }
}

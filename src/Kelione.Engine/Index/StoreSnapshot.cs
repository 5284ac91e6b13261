using System.Collections;
using Kelione.Engine.Storage;

namespace Kelione.Engine.Index;

/// <summary>What a store shows at one moment: the built index, and over it whole journeys of the persons that changed since.</summary>
internal sealed class StoreSnapshot : JourneySnapshot
{
    private readonly BaseIndex? _base;
    private readonly MemoryColumns? _overlay;
    private readonly IdentityResolution _identities;
    private readonly IReadOnlyDictionary<string, ITextDictionary> _texts;
    private int _holders = 1;

    /// <param name="version">The version.</param>
    /// <param name="truthVersion">Which state of the truth it shows.</param>
    /// <param name="index">The built index; null for none. The snapshot holds it.</param>
    /// <param name="overlay">Changed journeys; null for none. The snapshot owns it.</param>
    /// <param name="identities">Who is who in it.</param>
    /// <param name="texts">The texts of every field.</param>
    public StoreSnapshot(
        long version, long truthVersion, BaseIndex? index, Overlay? overlay, IdentityResolution identities, IReadOnlyDictionary<string, ITextDictionary> texts)
    {
        index?.Hold();
        _base = index;
        _overlay = overlay?.Columns;
        _identities = identities;
        _texts = texts;
        Version = version;
        TruthVersion = truthVersion;
        var segments = new List<JourneySegment>();
        if (index is not null)
        {
            segments.Add(overlay is null ? index.Segment : new HidingSegment(index.Segment, overlay.Hidden));
            EventCount = index.Segment.EventCount - (overlay?.HiddenEvents ?? 0);
            JourneyCount = index.Segment.JourneyCount - (overlay?.HiddenJourneys ?? 0);
        }

        if (overlay is not null)
        {
            segments.Add(overlay.Segment);
            EventCount += overlay.Segment.EventCount;
            JourneyCount += overlay.Segment.JourneyCount;
        }

        Segments = segments;
        FieldNames = [.. texts.Keys.Where(n => n is not (Journeys.EventFields.Customer or Journeys.EventFields.Activity) && segments.Any(s => s.TryField(n, out _)))];
        Span = SpanOf(index?.Segment.Shape, overlay?.Segment.Shape);
    }

    /// <summary>Which state of the truth it shows.</summary>
    public long TruthVersion { get; }

    public override long Version { get; }

    public override IReadOnlyList<JourneySegment> Segments { get; }

    public override ITextDictionary Activities => _texts[Journeys.EventFields.Activity];

    public override ITextDictionary Persons => _texts[Journeys.EventFields.Customer];

    public override IReadOnlyList<string> FieldNames { get; }

    public override long EventCount { get; }

    public override int JourneyCount { get; }

    public override (long FirstMicros, long LastMicros)? Span { get; }

    public override int? PersonOf(string id) => Persons.CodeOf(id) is { } code ? _identities.PersonOf(code + 1) : null;

    public override ITextDictionary? FieldTexts(string name) => FieldNames.Contains(name) ? _texts[name] : null;

    /// <summary>Holds it once more; false where everybody has let go already.</summary>
    public bool TryHold()
    {
        for (var holders = Volatile.Read(ref _holders); holders > 0; holders = Volatile.Read(ref _holders))
        {
            if (Interlocked.CompareExchange(ref _holders, holders + 1, holders) == holders)
            {
                return true;
            }
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            _overlay?.Dispose();
            _base?.Release();
        }
    }

    // Nothing is erased without building anew, so the ends of the hidden journeys lie in the overlay.
    private static (long First, long Last)? SpanOf(params SegmentShape?[] shapes)
    {
        var filled = shapes.Where(s => s is { EventCount: > 0 }).ToList();
        return filled.Count == 0 ? null : (filled.Min(s => s!.FirstMicros), filled.Max(s => s!.LastMicros));
    }
}

/// <summary>The journeys that changed since the index was built, whole, and which journeys of the index they hide.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Segment">The journeys.</param>
/// <param name="Hidden">The journeys of the index that are not to be seen.</param>
/// <param name="HiddenJourneys">How many those are.</param>
/// <param name="HiddenEvents">And how many events they have.</param>
internal sealed record Overlay(MemoryColumns Columns, ColumnSegment Segment, BitArray Hidden, int HiddenJourneys, long HiddenEvents);

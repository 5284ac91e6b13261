namespace Kelione.Maps;

/// <summary>How many zero moments of truth begin with what another customer shared, as the card of a lane of influences says it. Immutable.</summary>
/// <param name="Value">Their share, 0–1; null where nobody said.</param>
/// <param name="IsMeasured">Whether it was measured.</param>
public readonly record struct InfluenceShare(double? Value, bool IsMeasured)
{
    /// <summary>The share of a card: what the measurement found for it, else what the card itself states.</summary>
    /// <param name="card">The card; null for none.</param>
    /// <param name="measurement">The map's measurement; null for none.</param>
    public static InfluenceShare Of(Card? card, MapMeasurement? measurement)
    {
        if (card is null)
        {
            return default;
        }

        var measured = measurement?.Cards.Where(c => c.Card == card.Id).ToList() ?? [];
        return new InfluenceShare(
            measured.FirstOrDefault(c => c.Unit == "share")?.Value ?? card.Value, card.Provenance.Kind == ProvenanceKind.Measured || measured.Any(c => c.Value is not null));
    }
}

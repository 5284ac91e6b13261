using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>Feedback as it is stored, for whoever takes it to another place: raw ids, numbers kept.</summary>
public sealed partial class EventStore
{
    /// <summary>Everything that is kept of feedback and of the keys by which customers are known, as it stands; what was worked out of texts is left out.</summary>
    internal Task<KeptVoices> ReadKeptVoicesAsync(CancellationToken cancellationToken = default) => ReadAsync(
        connection =>
        {
            using var state = connection.ReadOneState();
            return new KeptVoices(FeedbackCopies.OfState(connection), Keys(connection));
        },
        cancellationToken);

    private static unsafe List<PersonKey> Keys(DuckConnection connection)
    {
        var keys = new List<PersonKey>();
        using var result = connection.Query("SELECT \"key\", customer, epoch_us(seen), place FROM person_key ORDER BY number");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                keys.Add(new PersonKey(result.Text(0, row)!, result.Text(1, row)!, result.Pointer<long>(2)[row], result.Text(3, row) ?? ""));
            }
        }

        return keys;
    }
}

/// <summary>All that a store keeps of feedback, and of the keys by which customers are known.</summary>
/// <param name="Feedback">The feedback, with the ids as they came.</param>
/// <param name="Keys">The keys, in the order in which they were told.</param>
internal sealed record KeptVoices(FeedbackCopy Feedback, IReadOnlyList<PersonKey> Keys)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Feedback.IsEmpty && Keys.Count == 0;
}

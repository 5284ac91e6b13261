using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What the protocols have in common: each event stands or falls by itself, and a broken request is refused in words.</summary>
internal abstract class EventProtocol : CollectorProtocol
{
    /// <inheritdoc />
    public sealed override Collected Read(CollectRequest request)
    {
        try
        {
            var collected = new Collected { IsAllOrNothing = IsAllOrNothing };
            ReadInto(request, collected);
            Settle(request, collected);
            PlainAddress.TellAll(collected, request.Path);
            return collected;
        }
        catch (InvalidOperationException)
        {
            throw new CollectException("a text has broken characters");
        }
    }

    /// <summary>Whether one event that cannot be taken keeps all others of the request out.</summary>
    protected virtual bool IsAllOrNothing => false;

    /// <summary>Reads a request.</summary>
    /// <exception cref="CollectException">The request as a whole cannot be understood.</exception>
    protected abstract void ReadInto(CollectRequest request, Collected into);

    /// <summary>Reads the events one by one; one that cannot be taken is noted and the others go on.</summary>
    protected static void ReadEach(IEnumerable<JsonElement> events, int most, Collected into, Action<int, JsonElement> read)
    {
        var index = 0;
        foreach (var one in events)
        {
            if (index >= most)
            {
                throw new CollectException(Invariant($"there are more than {most} events in one request"), CollectFault.TooLarge);
            }

            Guarded(index, into, () => Checked(index, one, read));
            index++;
        }
    }

    /// <summary>Reads one event.</summary>
    protected static void Guarded(int index, Collected into, Action read)
    {
        var (events, traits) = (into.Events.Count, into.Traits.Count);
        try
        {
            read();
            for (var i = events; i < into.Events.Count && index > 0; i++)
            {
                into.Events[i] = into.Events[i] with { Index = index };
            }

            for (var i = traits; i < into.Traits.Count && index > 0; i++)
            {
                into.Traits[i] = into.Traits[i] with { Index = index };
            }
        }
        catch (RefusedEvent e)
        {
            into.Refused.Add(new CollectRefusal(index, e.Field, e.Message));
        }
        catch (CollectException e)
        {
            into.Refused.Add(new CollectRefusal(index, null, e.Message));
        }
        catch (InvalidOperationException)
        {
            into.Refused.Add(new CollectRefusal(index, null, "a text has broken characters"));
        }
    }

    /// <summary>The event's name.</summary>
    /// <exception cref="RefusedEvent">It is missing or too long.</exception>
    protected static string NameOf(string? name, string field) => name?.Trim() switch
    {
        null or "" => throw new RefusedEvent(field, $"{field} is missing"),
        { Length: > CollectNames.MostName } => throw new RefusedEvent(field, Invariant($"{field} is longer than {CollectNames.MostName} characters")),
        var known => known,
    };

    /// <summary>A person's id where there is one.</summary>
    /// <exception cref="RefusedEvent">It is too long, or means nobody.</exception>
    protected static string? IdOf(string? id, string field) => id?.Trim() switch
    {
        null or "" => null,
        { Length: > CollectNames.MostId } => throw new RefusedEvent(field, Invariant($"{field} is longer than {CollectNames.MostId} characters")),
        var known when SystemWords.IsNoId(known) => throw new RefusedEvent(field, CollectNames.MeansNobody(field, known)),
        var known => known,
    };

    /// <summary>The moment that the field writes.</summary>
    /// <returns>Null where it is absent.</returns>
    /// <exception cref="RefusedEvent">It is no moment.</exception>
    protected static long? TimeOf(string? text, string field) =>
        text is null ? null : EventTimes.TryParse(text, out var micros) ? micros : throw new RefusedEvent(field, $"{field} is no moment");

    /// <summary>Tells that two ids are one person.</summary>
    protected static void Tell(Collected into, CollectRequest request, string? customer, ClueKind kind, string? other, long timeMicros)
    {
        if (customer is { Length: > 0 } && other is { Length: > 0 } && customer != other)
        {
            into.Clues.Add(new IdentityClue(customer, kind, other, timeMicros, request.Path));
        }
    }

    /// <summary>Tells what is known about a customer, and the clues among it: their e-mail address and phone number, never in clear.</summary>
    protected static void TellTraits(Collected into, CollectRequest request, CollectedTraits told)
    {
        if (told.Traits.Count > 0)
        {
            into.Traits.Add(told);
            TellPersonal(into, request, told.Customer, told.TimeMicros, told.Traits);
        }
    }

    /// <summary>Tells the clues among what is known about a customer: their e-mail address and phone number, never in clear.</summary>
    protected static void TellPersonal(Collected into, CollectRequest request, string customer, long timeMicros, IReadOnlyDictionary<string, string> traits)
    {
        foreach (var (name, text) in traits)
        {
            if (PlainAddress.Of(name, text) is { } found)
            {
                Tell(into, request, customer, found.Kind, found.Value, timeMicros);
            }
        }
    }

    // An event that knows both ids tells that they are one person. A moment more than a day ahead is a clock without its date.
    private static void Settle(CollectRequest request, Collected collected)
    {
        var told = collected.Clues.Where(clue => clue.Kind == ClueKind.AnonymousId).Select(clue => (clue.Customer, clue.Value)).ToHashSet();
        for (var i = 0; i < collected.Events.Count; i++)
        {
            var one = collected.Events[i];
            if (one.TimeMicros > request.ReceivedMicros + UtcTime.MicrosPerDay)
            {
                collected.Events[i] = one = one with { TimeMicros = request.ReceivedMicros };
            }

            if (one is { UserId: { } user, AnonymousId: { } anonymous } && told.Add((user, anonymous)))
            {
                Tell(collected, request, user, ClueKind.AnonymousId, anonymous, one.TimeMicros);
            }
        }
    }

    private static void Checked(int index, JsonElement one, Action<int, JsonElement> read)
    {
        if (one.ValueKind != JsonValueKind.Object)
        {
            throw new RefusedEvent(null, "an event must be an object");
        }

        read(index, one);
    }

    /// <summary>An event that cannot be taken.</summary>
    protected sealed class RefusedEvent(string? field, string reason) : Exception(reason)
    {
        /// <summary>The field at fault; null for the whole.</summary>
        public string? Field { get; } = field;
    }
}

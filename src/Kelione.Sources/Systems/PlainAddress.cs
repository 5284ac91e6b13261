namespace Kelione.Sources;

/// <summary>
/// E-mail addresses and phone numbers that stand plainly among an event's own fields (<c>email</c>, <c>phone</c>): many sites write the visitor's own so. They become clues, never attributes. One rule for what SDKs send and for exports.
/// </summary>
/// <remarks>A field of another name (<c>friend_email</c>), of an inner object (<c>to.email</c>), or of an event that is about somebody else (an invitation, a gift) is nobody's clue: to join two people is worse than to leave one apart.</remarks>
internal static class PlainAddress
{
    /// <summary>The fields, in lower case.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["email", "$email", "phone", "$phone"];

    // Parts of the names of events that tell of a second person: invitations, recommendations, gifts, in the five languages of the product.
    private static readonly string[] AboutOthers =
        ["invit", "referr", "recipient", "friend", "colleague", "share", "gift", "forward", "приглаш", "пригласи", "поделил", "подарок", "подарен", "коллег", "zapros", "poleci", "prezent", "znajom", "pakviet", "kviet", "dovan", "draug", "邀请", "分享", "赠", "推荐"];

    /// <summary>Whether an event of this name may tell of somebody else than who did it.</summary>
    public static bool IsAboutOthers(string activity) => Array.Exists(AboutOthers, part => activity.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a field tells; null where it is none of these or its text is no address.</summary>
    public static (ClueKind Kind, string Value)? Of(string field, string text)
    {
        var name = field.AsSpan().TrimStart('$');
        return name.Equals("email", StringComparison.OrdinalIgnoreCase) ? PersonalKey.OfEmail(text) is { } email ? (ClueKind.Email, email) : null
            : name.Equals("phone", StringComparison.OrdinalIgnoreCase) && PersonalKey.OfPhone(text) is { } phone ? (ClueKind.Phone, phone)
            : null;
    }

    /// <summary>Adds what the events of a request tell so, each once.</summary>
    /// <param name="collected">The request's events and clues.</param>
    /// <param name="place">Where the request came, in words.</param>
    public static void TellAll(Collected collected, string place)
    {
        HashSet<(string, ClueKind, string)>? told = null;
        foreach (var one in collected.Events)
        {
            foreach (var (field, text) in one.Properties)
            {
                if (field.Length is < 5 or > 6 || Of(field, text) is not { } found || IsAboutOthers(one.Activity) || (one.UserId ?? one.AnonymousId) is not { Length: > 0 } who)
                {
                    continue;
                }

                told ??= [.. collected.Clues.Select(c => (c.Customer, c.Kind, c.Value))];
                if (told.Add((who, found.Kind, found.Value)))
                {
                    collected.Clues.Add(new IdentityClue(who, found.Kind, found.Value, one.TimeMicros, place));
                }
            }
        }
    }
}

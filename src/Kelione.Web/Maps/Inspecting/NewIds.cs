using Kelione.Maps.Text;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>Ids of new things of a map.</summary>
internal static class NewIds
{
    /// <summary>An id made from the words, that no other has.</summary>
    /// <param name="text">The words.</param>
    /// <param name="sort">Taken where nothing of the words can stand in an id, as of Chinese ones.</param>
    /// <param name="taken">Whether an id is taken.</param>
    public static string Of(string text, string sort, Predicate<string> taken) => Ids.Unique(Ids.Of(text) is { Length: > 0 } id ? id : sort, taken);
}

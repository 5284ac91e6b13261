namespace Kelione.Workspace;

/// <summary>Somebody who has a map open in a tab, at this node of the server or at another.</summary>
/// <param name="Id">The person's id; the same for all their tabs.</param>
/// <param name="Name">Their name.</param>
/// <param name="Colour">Their colour among those who have the map open, 1–8: a number of the categorical colours.</param>
/// <param name="At">Where they are on the map: the id of a cell or thing; empty for nowhere.</param>
public sealed record PersonThere(string Id, string Name, int Colour, string At)
{
    /// <summary>Two letters for a small badge.</summary>
    public string Initials => Visitor.InitialsOf(Name);
}

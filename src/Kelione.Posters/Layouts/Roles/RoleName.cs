using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>A role in the gutter: a small portrait, its name, who that is, and what it may do. Measured when made.</summary>
internal sealed class RoleName
{
    private const double Radius = 16;

    private readonly GridPlan _plan;
    private readonly Persona _role;
    private readonly FittedText _name;
    private readonly FittedText _tagline;
    private readonly FittedText _part;

    public RoleName(GridPlan plan, Persona role)
    {
        (_plan, _role) = (plan, role);
        var width = plan.Sheet.Gutter - 8;
        _name = plan.Cell(role.Name, new TextStyle(12.4, 600), width, 6, 1.14);
        _tagline = plan.Cell(role.Tagline, new TextStyle(9.2, 400, Ink.Secondary), width, 8, 1.2);
        _part = plan.Cell(role.Part, new TextStyle(9.2, 400, Ink.Hint).Slanted(role.Part), width, 8, 1.2);
    }

    /// <summary>From the upper edge of the row to below the last line.</summary>
    public double Height => 52 + ((_name.Lines.Length - 1) * _name.Leading) + 13 + _tagline.Height + _part.Height + 2;

    /// <summary>Draws it from the upper edge of its row.</summary>
    public void Draw(double y)
    {
        var (scene, left) = (_plan.Scene, _plan.Sheet.Left);
        using (scene.Mark($"persona:{_role.Id}", _role.Name))
        {
            HeadPersona.Portrait(_plan.Page, _role, left + Radius + 2.4, y + 22, Radius);
            scene.Block(left, y + 53, _name);
            y += 53 + ((_name.Lines.Length - 1) * _name.Leading) + 13;
            scene.Block(left, y, _tagline);
            scene.Block(left, y + _tagline.Height, _part);
        }
    }
}

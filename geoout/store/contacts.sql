-- name: of_prospects
-- The contacts of some prospects, in the order in which they came, without those who were erased.
SELECT * FROM contact WHERE prospect IN :ids[] AND erased IS NULL ORDER BY id;

-- name: by_id
-- One contact.
SELECT * FROM contact WHERE id = :id;

-- name: insert
-- A new contact.
INSERT INTO contact (
    prospect, given, surname, surname2, gender, title, patronymic, position, department, organisation, role, email,
    language, personal_line, notes, basis, channels
) VALUES (
    :prospect, :given, :surname, :surname2, :gender, :title, :patronymic, :position, :department, :organisation, :role,
    :email, :language, :personal_line, :notes, :basis, :channels
);

-- name: update
-- All that a user can change of a contact.
UPDATE contact SET
    given = :given, surname = :surname, surname2 = :surname2, gender = :gender, title = :title,
    patronymic = :patronymic, position = :position, department = :department, organisation = :organisation,
    role = :role, email = :email, language = :language, personal_line = :personal_line, notes = :notes, basis = :basis,
    channels = :channels
WHERE id = :id;

-- name: remove
-- A contact.
DELETE FROM contact WHERE id = :id;

-- name: show
-- What the list and the search know of a prospect's people.
UPDATE prospect SET contact_label = :label, people = :people WHERE id = :prospect;
